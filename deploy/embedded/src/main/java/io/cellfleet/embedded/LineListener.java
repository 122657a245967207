package io.cellfleet.embedded;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A device at the far end of a {@link PseudoTerminal}: keeps everything it is told, and may answer. It goes on while
 * others open and close the near end. Thread-safe.
 */
public final class LineListener implements AutoCloseable {

    private static final int MOST = 4_096;

    private final PseudoTerminal line;
    private final UnaryOperator<byte[]> device;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    /** Keeps the near end from closing, which would end the far one's reading. */
    private final FileInputStream held;

    private LineListener(PseudoTerminal line, UnaryOperator<byte[]> device) throws IOException {
        this.line = line;
        this.device = device;
        this.held = new FileInputStream(line.device().toFile());
    }

    /** Listens from now on, until closed or the plug is pulled. */
    public static LineListener listen(PseudoTerminal line) throws IOException {
        return answer(line, told -> new byte[0]);
    }

    /**
     * Listens and answers.
     *
     * @param device what it says to what it was told; nothing is an empty array
     */
    public static LineListener answer(PseudoTerminal line, UnaryOperator<byte[]> device) throws IOException {
        LineListener listener = new LineListener(line, device);
        Thread.ofPlatform().daemon().name("line-listener").start(listener::run);
        return listener;
    }

    private void run() {
        try {
            while (true) {
                byte[] told = line.read(MOST);
                synchronized (heard) {
                    heard.writeBytes(told);
                }
                byte[] answer = device.apply(told);
                if (answer.length > 0) {
                    line.write(answer);
                }
            }
        } catch (IOException pulled) {
            // As asked for by whoever pulled it.
        }
    }

    /** Everything it was told. */
    public byte[] heard() {
        synchronized (heard) {
            return heard.toByteArray();
        }
    }

    /** Forgets what it was told. */
    public void forget() {
        synchronized (heard) {
            heard.reset();
        }
    }

    /** The state that an LCUS board was told last for a channel; empty when it was told none. */
    public Optional<Boolean> lcusChannel(int channel) {
        byte[] all = heard();
        Optional<Boolean> state = Optional.empty();
        for (int i = 0; i + 3 < all.length; i++) {
            boolean isCommand =
                    (all[i] & 0xff) == 0xa0 && (all[i + 3] & 0xff) == ((all[i] + all[i + 1] + all[i + 2]) & 0xff);
            if (isCommand && all[i + 1] == channel) {
                state = Optional.of(all[i + 2] == 1);
            }
        }
        return state;
    }

    /** Pulls the plug. */
    @Override
    public void close() throws IOException {
        held.close();
        line.close();
    }
}
