package io.cellfleet.embedded;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A serial line without a cable: what is written here is read by whoever opens {@link #device}, and closing it is
 * pulling the plug. Linux and macOS only.
 *
 * <p>One thread may write while another reads and a third pulls the plug.
 */
public final class PseudoTerminal implements AutoCloseable {

    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = Platform.isMac() ? 0x20000 : 0x100;
    /** So that no thread is ever stuck in a system call when the plug is pulled. */
    private static final int O_NONBLOCK = Platform.isMac() ? 0x4 : 0x800;

    private static final int EAGAIN = Platform.isMac() ? 35 : 11;
    private static final int TCSANOW = 0;
    /** More than any system's {@code struct termios}. */
    private static final int TERMIOS_BYTES = 256;

    private static final int PAUSE_MS = 2;

    private final int master;
    private final Path device;
    private final @Nullable Path link;
    private boolean open = true;

    private PseudoTerminal(int master, Path device, @Nullable Path link) {
        this.master = master;
        this.device = device;
        this.link = link;
    }

    /** The system calls that make one. */
    interface C extends Library {

        C LIBRARY = Native.load("c", C.class);

        int posix_openpt(int flags) throws LastErrorException;

        int grantpt(int descriptor) throws LastErrorException;

        int unlockpt(int descriptor) throws LastErrorException;

        String ptsname(int descriptor);

        int tcgetattr(int descriptor, Pointer termios) throws LastErrorException;

        void cfmakeraw(Pointer termios);

        int tcsetattr(int descriptor, int when, Pointer termios) throws LastErrorException;

        NativeLong read(int descriptor, byte[] bytes, NativeLong count) throws LastErrorException;

        NativeLong write(int descriptor, byte[] bytes, NativeLong count) throws LastErrorException;

        int close(int descriptor) throws LastErrorException;
    }

    public static PseudoTerminal open() {
        return open(null);
    }

    /**
     * Opens one that is found under a name of its own, as udev does it, so that a new line can take the place of one
     * that was pulled. The name goes away with the line.
     *
     * @param link replaced when it exists
     */
    public static PseudoTerminal linkedAt(Path link) throws IOException {
        PseudoTerminal terminal = open(link);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, terminal.device());
        return terminal;
    }

    private static PseudoTerminal open(@Nullable Path link) {
        int master = C.LIBRARY.posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
        C.LIBRARY.grantpt(master);
        C.LIBRARY.unlockpt(master);
        passBytesAsTheyAre(master);
        return new PseudoTerminal(master, Path.of(C.LIBRARY.ptsname(master)), link);
    }

    /** A new pseudo-terminal echoes, and takes 0x03 for Ctrl-C: a line for people, not for bytes. */
    private static void passBytesAsTheyAre(int master) {
        try (Memory termios = new Memory(TERMIOS_BYTES)) {
            C.LIBRARY.tcgetattr(master, termios);
            C.LIBRARY.cfmakeraw(termios);
            C.LIBRARY.tcsetattr(master, TCSANOW, termios);
        }
    }

    /** The device to open at the other end. */
    public Path device() {
        return device;
    }

    /**
     * Writes all bytes; waits while the other end does not take them.
     *
     * @throws IOException also when the plug is pulled meanwhile
     */
    public void write(byte[] bytes) throws IOException {
        for (int written = 0; written < bytes.length; ) {
            int count = writeSome(Arrays.copyOfRange(bytes, written, bytes.length));
            if (count == 0) {
                pause();
            }
            written += count;
        }
    }

    /**
     * Waits for bytes from the other end.
     *
     * @return at least one byte, at most {@code limit}
     * @throws IOException also when nobody has the other end open any more, or the plug is pulled meanwhile
     */
    public byte[] read(int limit) throws IOException {
        while (true) {
            byte[] bytes = readSome(limit);
            if (bytes.length > 0) {
                return bytes;
            }
            pause();
        }
    }

    private synchronized int writeSome(byte[] bytes) throws IOException {
        checkOpen();
        try {
            return C.LIBRARY.write(master, bytes, new NativeLong(bytes.length)).intValue();
        } catch (LastErrorException e) {
            return nothingUnlessReal(e);
        }
    }

    private synchronized byte[] readSome(int limit) throws IOException {
        checkOpen();
        byte[] bytes = new byte[limit];
        try {
            int count = C.LIBRARY.read(master, bytes, new NativeLong(limit)).intValue();
            return Arrays.copyOf(bytes, count);
        } catch (LastErrorException e) {
            return new byte[nothingUnlessReal(e)];
        }
    }

    /** The descriptor's number may long be another file's, so it is never used after {@link #close}. */
    private void checkOpen() throws IOException {
        if (!open) {
            throw new IOException("pseudo-terminal " + device + ": the plug is pulled");
        }
    }

    private int nothingUnlessReal(LastErrorException e) throws IOException {
        if (e.getErrorCode() == EAGAIN) {
            return 0;
        }
        throw new IOException("pseudo-terminal " + device + ": " + e.getMessage(), e);
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Pulls the plug. */
    @Override
    public synchronized void close() throws IOException {
        if (open) {
            open = false;
            C.LIBRARY.close(master);
            if (link != null && Files.isSymbolicLink(link) && device.equals(Files.readSymbolicLink(link))) {
                Files.delete(link);
            }
        }
    }
}
