package io.cellfleet.local.run;

import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.local.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run was asked to be, checked as far as it can be without touching anything.
 *
 * @param data       the folder to keep everything in
 * @param port       of the page and the API
 * @param serial     the real packs
 * @param settings   by pack id, for packs of {@code serial} that are not registered yet
 * @param simulated  how many packs are simulated; 0 for none
 * @param past       how much past a simulated fleet begins with
 */
public record RunWish(
        Path data,
        int port,
        List<SerialLine> serial,
        Map<String, PackSettingsDraft> settings,
        int simulated,
        Duration past) {

    private static final int MOST_PACKS = 20_000;
    private static final int LONGEST_PAST_HOURS = 14 * 24;

    /**
     * @throws Refusal naming the option, its value and the limit
     */
    public RunWish {
        serial = List.copyOf(serial);
        settings = Map.copyOf(settings);
        if (simulated < 0 || simulated > MOST_PACKS) {
            throw new Refusal("--packs is " + simulated + " but must be 0 to " + MOST_PACKS);
        }
        if (past.isNegative() || past.toHours() > LONGEST_PAST_HOURS) {
            throw new Refusal("--past is " + past.toHours() + " but must be 0 to " + LONGEST_PAST_HOURS + " hours");
        }
        refuseTwice(serial);
        for (String packId : settings.keySet()) {
            if (serial.stream().noneMatch(line -> line.packId().equals(packId))) {
                throw new Refusal("--settings names the pack '" + packId + "' but no --serial does");
            }
        }
    }

    private static void refuseTwice(List<SerialLine> serial) {
        Set<Object> seen = new HashSet<>();
        for (SerialLine line : serial) {
            if (!seen.add(line.packId())) {
                throw new Refusal("--serial names the pack '" + line.packId() + "' twice");
            }
            if (!seen.add(line.device())) {
                throw new Refusal("--serial names the device " + line.device() + " twice");
            }
        }
    }

    /** Whether there is anything for the edge gateway to read. */
    boolean hasLines() {
        return !serial.isEmpty() || simulated > 0;
    }
}
