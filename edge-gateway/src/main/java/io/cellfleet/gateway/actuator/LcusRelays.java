package io.cellfleet.gateway.actuator;

import io.cellfleet.gateway.relay.RelayPair;
import java.io.IOException;
import java.time.Duration;

/** Two channels of an LCUS board, or one for a combined output, which is closed only if both are allowed. */
public final class LcusRelays implements Actuator {

    public static final String KIND = "lcus";

    /** A board that was unplugged and has come back is told within this. */
    private static final Duration REPEAT = Duration.ofSeconds(2);

    private final LcusBoard board;
    private final int chargeChannel;
    private final int loadChannel;

    public LcusRelays(LcusBoard board, int chargeChannel, int loadChannel) {
        this.board = board;
        this.chargeChannel = chargeChannel;
        this.loadChannel = loadChannel;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Answer tell(RelayPair wanted) {
        try {
            if (chargeChannel == loadChannel) {
                board.tell(LcusBoard.command(chargeChannel, wanted.chargeOn() && wanted.loadOn()));
            } else {
                board.tell(
                        LcusBoard.command(chargeChannel, wanted.chargeOn()),
                        LcusBoard.command(loadChannel, wanted.loadOn()));
            }
            return new Answer.Sent();
        } catch (IOException e) {
            return new Answer.Failed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Duration repeatEvery() {
        return REPEAT;
    }
}
