package io.cellfleet.gateway.source;

import io.cellfleet.battery.simulator.PackSimulator;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.line.Moment;
import java.time.Instant;

/**
 * A simulated pack and the line it speaks on.
 *
 * @param packId the pack
 */
record SimulatedLine(String packId, PackSimulator simulator, Line line) {

    /** Sends what the pack says up to this time. */
    void send(Instant until, Moment moment) throws InterruptedException {
        byte[] bytes = simulator.bytesUntil(until);
        if (bytes.length == 0) {
            line.silent(moment);
        } else {
            line.heard(bytes, moment);
        }
    }
}
