package io.cellfleet.gateway.guard;

import io.cellfleet.gateway.actuator.LcusBoard;
import io.cellfleet.gateway.actuator.OpenPort;
import io.cellfleet.gateway.guard.GuardedRelays.Guarded;
import java.io.IOException;
import java.util.HexFormat;

/** Opens relays, without the gateway. */
final class Opening {

    /** Both MOSFETs off: register E1, both bits; the device's acknowledgement. */
    private static final byte[] JBD_OFF = HexFormat.of().parseHex("dd5ae1020003ff1a77");

    private static final String JBD_TAKEN = "dde10000000077";
    private static final int JBD_ANSWER_LIMIT = 256;
    private static final int JBD_TRIES = 3;

    private Opening() {}

    /**
     * Opens one.
     *
     * @throws IOException when it could not be told, or a device that answers did not
     */
    static void open(Guarded guarded) throws IOException {
        switch (guarded) {
            case Guarded.Lcus lcus -> new LcusBoard(lcus.device()).tell(LcusBoard.command(lcus.channel(), false));
            case Guarded.Jbd jbd -> openMosfets(jbd);
        }
    }

    private static void openMosfets(Guarded.Jbd jbd) throws IOException {
        try (OpenPort port = OpenPort.shared(jbd.device())) {
            StringBuilder heard = new StringBuilder();
            for (int attempt = 0; attempt < JBD_TRIES; attempt++) {
                port.write(JBD_OFF);
                heard.append(HexFormat.of().formatHex(port.read(JBD_ANSWER_LIMIT)));
                if (heard.indexOf(JBD_TAKEN) >= 0) {
                    return;
                }
            }
        }
        throw new IOException(jbd.device() + ": the device did not acknowledge that its MOSFETs are off");
    }
}
