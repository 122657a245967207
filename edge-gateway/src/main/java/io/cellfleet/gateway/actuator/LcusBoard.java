package io.cellfleet.gateway.actuator;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A USB relay board of the LCUS kind: 9600 baud, 8N1, {@code A0 channel state sum}, where the sum is the low byte of the
 * three before. It gives no answer, and without power its contacts are open.
 *
 * <p>The port is opened for each command and given free again, so that the guard always finds it free. Thread-safe.
 */
public final class LcusBoard {

    public static final int FIRST_CHANNEL = 1;
    public static final int LAST_CHANNEL = 8;

    private static final int HEAD = 0xa0;

    private final Path device;

    public LcusBoard(Path device) {
        this.device = device;
    }

    /** The four bytes that close or open a channel. */
    public static byte[] command(int channel, boolean on) {
        if (channel < FIRST_CHANNEL || channel > LAST_CHANNEL) {
            throw new IllegalArgumentException(
                    "channel is " + channel + " but must be " + FIRST_CHANNEL + " to " + LAST_CHANNEL);
        }
        int state = on ? 1 : 0;
        return new byte[] {(byte) HEAD, (byte) channel, (byte) state, (byte) (HEAD + channel + state)};
    }

    /**
     * Tells the board these commands.
     *
     * @throws IOException when it is not there, saying so for the installer
     */
    public synchronized void tell(byte[]... commands) throws IOException {
        try (OpenPort port = OpenPort.shared(device)) {
            for (byte[] command : commands) {
                port.write(command);
            }
        }
    }
}
