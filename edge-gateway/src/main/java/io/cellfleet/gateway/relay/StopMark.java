package io.cellfleet.gateway.relay;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A stop that left the relays as they were, so that a quick restart can go on with them.
 *
 * @param bootId   which run of the board's kernel it was
 * @param uptimeMs since that run began, sleep included; ms
 * @param outputs  what each output was told last, by its name
 */
public record StopMark(String bootId, long uptimeMs, Map<String, RelayPair> outputs) {

    /** So long a restart, as for an update, may take. */
    public static final Duration QUICK = Duration.ofSeconds(60);

    public StopMark {
        outputs = Map.copyOf(outputs);
    }

    /**
     * How a start leaves an output: as it was after a quick restart, off after anything else. A board that was powered
     * anew has lost its contacts' state, so another boot is no quick restart.
     *
     * @param last empty when the last run did not end by itself, or left nothing closed
     */
    public static RelayPair leftAs(Optional<StopMark> last, String output, String bootId, long uptimeMs) {
        return last.filter(mark -> mark.bootId().equals(bootId))
                .filter(mark -> uptimeMs >= mark.uptimeMs())
                .filter(mark -> uptimeMs - mark.uptimeMs() <= QUICK.toMillis())
                .map(mark -> mark.outputs().getOrDefault(output, RelayPair.OFF))
                .orElse(RelayPair.OFF);
    }
}
