package io.cellfleet.embedded;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A serial line without a cable: what is written here is read by whoever opens {@link #device}, and closing it is
 * pulling the plug. Linux and macOS only.
 */
public final class PseudoTerminal implements AutoCloseable {

    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = Platform.isMac() ? 0x20000 : 0x100;

    private final int master;
    private final Path device;
    private boolean open = true;

    private PseudoTerminal(int master, Path device) {
        this.master = master;
        this.device = device;
    }

    /** The system calls that make one. */
    interface C extends Library {

        C LIBRARY = Native.load("c", C.class);

        int posix_openpt(int flags) throws LastErrorException;

        int grantpt(int descriptor) throws LastErrorException;

        int unlockpt(int descriptor) throws LastErrorException;

        String ptsname(int descriptor);

        NativeLong read(int descriptor, byte[] bytes, NativeLong count) throws LastErrorException;

        NativeLong write(int descriptor, byte[] bytes, NativeLong count) throws LastErrorException;

        int close(int descriptor) throws LastErrorException;
    }

    public static PseudoTerminal open() {
        int master = C.LIBRARY.posix_openpt(O_RDWR | O_NOCTTY);
        C.LIBRARY.grantpt(master);
        C.LIBRARY.unlockpt(master);
        return new PseudoTerminal(master, Path.of(C.LIBRARY.ptsname(master)));
    }

    /**
     * Opens one that is found under a name of its own, as udev does it, so that a new line can take the place of one
     * that was pulled.
     *
     * @param link replaced when it exists
     */
    public static PseudoTerminal linkedAt(Path link) throws IOException {
        PseudoTerminal terminal = open();
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, terminal.device());
        return terminal;
    }

    /** The device to open at the other end. */
    public Path device() {
        return device;
    }

    /** Writes all bytes. */
    public void write(byte[] bytes) throws IOException {
        try {
            for (int written = 0; written < bytes.length; ) {
                byte[] rest = Arrays.copyOfRange(bytes, written, bytes.length);
                written += C.LIBRARY
                        .write(master, rest, new NativeLong(rest.length))
                        .intValue();
            }
        } catch (LastErrorException e) {
            throw new IOException("pseudo-terminal " + device + ": " + e.getMessage(), e);
        }
    }

    /** Waits for bytes from the other end; at most {@code limit} of them. */
    public byte[] read(int limit) throws IOException {
        byte[] bytes = new byte[limit];
        try {
            int count = C.LIBRARY.read(master, bytes, new NativeLong(limit)).intValue();
            return Arrays.copyOf(bytes, count);
        } catch (LastErrorException e) {
            throw new IOException("pseudo-terminal " + device + ": " + e.getMessage(), e);
        }
    }

    /** Pulls the plug. */
    @Override
    public void close() {
        if (open) {
            open = false;
            C.LIBRARY.close(master);
        }
    }
}
