package io.cellfleet.battery.relay;

import io.cellfleet.battery.measure.Verdicts;
import io.cellfleet.battery.relay.RelayTable.Kind;
import io.cellfleet.battery.relay.RelayTable.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one of the manual's tables (rules R1 to R9): any condition of the disable column opens the relay, all of the
 * enable column close it, otherwise it stays. Both at once: open.
 */
final class RelayRules {

    private final RelayTable table;
    private final Circumstances circumstances;
    private final Instant now;

    private RelayRules(RelayTable table, Circumstances circumstances, Instant now) {
        this.table = table;
        this.circumstances = circumstances;
        this.now = now;
    }

    /**
     * What the tables ask for besides limits.
     *
     * @param counted            what two of the last three frames agree on
     * @param communicationError {@code E} is on
     * @param threeFrames        three valid frames have come since the pack is known
     * @param socCalibrated      without it the SOC rows are passed over (rule R6)
     * @param recovered          all V have been at Vmin + 100 mV or more for 60 s
     * @param minimumOff         shortest time off after a voltage trip (rule R8)
     */
    record Circumstances(
            Verdicts counted,
            boolean communicationError,
            boolean threeFrames,
            boolean socCalibrated,
            boolean recovered,
            Duration minimumOff) {}

    static RelayState step(RelayState before, RelayTable table, Circumstances circumstances, Instant now) {
        return new RelayRules(table, circumstances, now).step(before);
    }

    private RelayState step(RelayState before) {
        if (before.on() && !circumstances.communicationError && !table.disables(circumstances.counted)) {
            return before;
        }
        List<BlockReason> disabling = new ArrayList<>();
        Set<Kind> named = EnumSet.noneOf(Kind.class);
        for (Row row : table.disable()) {
            if (circumstances.counted.sees(row.condition())) {
                disabling.add(row.reason());
                named.add(row.kind());
            }
        }
        if (circumstances.communicationError) {
            disabling.add(BlockReason.NO_CELL_COMMUNICATION);
        }
        Optional<Instant> trip = trip(before, named.contains(Kind.VOLTAGE));
        if (!circumstances.threeFrames) {
            disabling.addFirst(BlockReason.FIRST_FRAMES);
            return off(before, disabling, trip);
        }
        List<BlockReason> missing = missing(named, trip);
        if (disabling.isEmpty() && missing.isEmpty()) {
            return new RelayState(true, now, List.of(), Optional.empty());
        }
        disabling.addAll(missing);
        return off(before, disabling, trip);
    }

    /** The trip is as old as its voltage condition: the time off is counted from when it was last seen to begin. */
    private Optional<Instant> trip(RelayState before, boolean voltage) {
        if (!voltage || before.voltageTrip().isPresent()) {
            return before.voltageTrip();
        }
        return Optional.of(now);
    }

    private List<BlockReason> missing(Set<Kind> named, Optional<Instant> trip) {
        List<BlockReason> missing = new ArrayList<>();
        boolean unknown = false;
        for (Row row : table.enable()) {
            boolean passedOver = row.kind() == Kind.SOC && !circumstances.socCalibrated;
            if (passedOver || named.contains(row.kind()) || circumstances.counted.sees(row.condition())) {
                continue;
            }
            if (circumstances.counted.refutes(row.condition())) {
                missing.add(row.reason());
            } else {
                unknown = true;
            }
        }
        // What is unknown is not said to be otherwise; E says already why nothing is known.
        if (unknown && !circumstances.communicationError) {
            missing.add(BlockReason.NOT_YET_KNOWN);
        }
        if (trip.isPresent()) {
            boolean insteadOfSoc = table == RelayTable.NORMAL_LOAD && !circumstances.socCalibrated;
            if (insteadOfSoc && !circumstances.recovered) {
                missing.add(BlockReason.NOT_RECOVERED_AFTER_V_MIN);
            }
            if (Duration.between(trip.get(), now).compareTo(circumstances.minimumOff) < 0) {
                missing.add(BlockReason.MINIMUM_OFF_TIME);
            }
        }
        return missing;
    }

    private RelayState off(RelayState before, List<BlockReason> reasons, Optional<Instant> trip) {
        return new RelayState(false, before.on() ? now : before.since(), reasons, trip);
    }
}
