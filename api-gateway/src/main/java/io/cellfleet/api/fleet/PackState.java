package io.cellfleet.api.fleet;

import io.cellfleet.api.live.PackNow;
import io.cellfleet.api.live.Quality;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.contract.v1.Energy;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A registered pack and what is known of it at a moment.
 *
 * @param now        empty: never heard
 * @param severities of warnings to its tenant, where they are not as the engine says
 * @param nowMs      ms since 1970
 */
public record PackState(PackEntry entry, Optional<PackNow> now, Map<WarningCode, Severity> severities, long nowMs) {

    private static final double MILLI_PER_ONE = 1_000.0;
    private static final double MICRO_PER_ONE = 1_000_000.0;

    public Quality quality() {
        return now.map(known -> known.quality(nowMs)).orElse(Quality.NEVER);
    }

    /** ms since the newest frame was captured. */
    public OptionalLong ageMs() {
        return now.isEmpty() ? OptionalLong.empty() : now.get().ageMs(nowMs);
    }

    /** %, as it was last counted, however old that is. */
    public OptionalDouble socPercent() {
        return status().filter(PackStatus::hasSoc)
                .map(status -> OptionalDouble.of(status.getSoc().getManualMilliPercent() / MILLI_PER_ONE))
                .orElse(OptionalDouble.empty());
    }

    /** All that are active, as severe as they are to its tenant. */
    public List<Warning> warnings() {
        List<Warning> active = now.map(PackNow::warnings).orElse(List.of());
        return severities.isEmpty() ? active : active.stream().map(this::severe).toList();
    }

    private Warning severe(Warning warning) {
        Severity severity = severities.get(warning.getCode());
        return severity == null
                ? warning
                : warning.toBuilder().setSeverity(severity).build();
    }

    /** Whether its values are of now: what flows is said only of such. */
    public boolean isLive() {
        return quality() == Quality.LIVE;
    }

    /** W, plus is charging; only while it is live and its current is known. */
    public OptionalDouble powerW() {
        Optional<Measurement> measured = live().filter(Measurement::hasCurrentMa);
        return measured.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(watts(measured.get(), measured.get().getCurrentMa()));
    }

    /** W into the pack, not negative; only while it is live and that current is known. */
    public OptionalDouble incomingW() {
        Optional<Measurement> measured = live().filter(Measurement::hasIncomingMa);
        return measured.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(watts(measured.get(), measured.get().getIncomingMa()));
    }

    /** W out of the pack, not negative; only while it is live and that current is known. */
    public OptionalDouble outgoingW() {
        Optional<Measurement> measured = live().filter(Measurement::hasOutgoingMa);
        return measured.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(watts(measured.get(), measured.get().getOutgoingMa()));
    }

    /** mV between the highest and the lowest cell. */
    public OptionalLong spreadMv() {
        return measured()
                .filter(measured -> measured.hasLowestCell() && measured.hasHighestCell())
                .map(measured ->
                        OptionalLong.of((long) measured.getHighestCell().getVoltageMv()
                                - measured.getLowestCell().getVoltageMv()))
                .orElse(OptionalLong.empty());
    }

    /** 0.1 °C of the warmest cell. */
    public OptionalLong warmestDeciC() {
        return measured()
                .filter(Measurement::hasHighestTemperature)
                .map(measured ->
                        OptionalLong.of(measured.getHighestTemperature().getDeciC()))
                .orElse(OptionalLong.empty());
    }

    /** Its counters, when they are of the day that runs at its installation: what it had yesterday is not of today. */
    public Optional<Energy> energyOfToday() {
        return status().filter(PackStatus::hasEnergy).filter(this::isOfToday).map(PackStatus::getEnergy);
    }

    private boolean isOfToday(PackStatus status) {
        return Instant.ofEpochMilli(status.getAtMs())
                .atZone(entry.timeZone())
                .toLocalDate()
                .equals(Instant.ofEpochMilli(nowMs).atZone(entry.timeZone()).toLocalDate());
    }

    public Optional<PackStatus> status() {
        return now.map(PackNow::status);
    }

    /** What the newest frame says, however old it is. */
    public Optional<Measurement> measured() {
        return status().filter(PackStatus::hasMeasured).map(PackStatus::getMeasured);
    }

    private Optional<Measurement> live() {
        return isLive() ? measured() : Optional.empty();
    }

    private static double watts(Measurement measured, long milliAmperes) {
        return measured.getPackVoltageMv() * (double) milliAmperes / MICRO_PER_ONE;
    }
}
