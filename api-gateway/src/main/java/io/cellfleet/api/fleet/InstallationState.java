package io.cellfleet.api.fleet;

import io.cellfleet.api.live.Quality;
import io.cellfleet.api.registry.InstallationEntry;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.Warning;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An installation and what its packs are together at a moment.
 *
 * @param packs by id
 */
public record InstallationState(InstallationEntry entry, List<PackState> packs) {

    public InstallationState {
        packs = List.copyOf(packs);
    }

    /** Of the pack of which least is known; never where there is none. */
    public Quality quality() {
        return packs.stream()
                .map(PackState::quality)
                .max(Comparator.naturalOrder())
                .orElse(Quality.NEVER);
    }

    /** ms since the newest frame of the pack that was heard longest ago; empty while one was never heard. */
    public OptionalLong ageMs() {
        boolean allHeard =
                !packs.isEmpty() && packs.stream().allMatch(pack -> pack.ageMs().isPresent());
        return allHeard
                ? packs.stream().mapToLong(pack -> pack.ageMs().orElseThrow()).max()
                : OptionalLong.empty();
    }

    /** %, of the capacity of all packs; empty until every pack has one. */
    public OptionalDouble socPercent() {
        boolean allCounted = !packs.isEmpty()
                && packs.stream().allMatch(pack -> pack.socPercent().isPresent());
        if (!allCounted) {
            return OptionalDouble.empty();
        }
        double capacityWh = packs.stream()
                .mapToDouble(pack -> pack.entry().settings().capacityWh())
                .sum();
        double storedWh = packs.stream()
                .mapToDouble(pack -> pack.socPercent().orElseThrow()
                        * pack.entry().settings().capacityWh())
                .sum();
        return OptionalDouble.of(storedWh / capacityWh);
    }

    /** False: the red exclamation mark. */
    public boolean isCalibrated() {
        return !packs.isEmpty()
                && packs.stream()
                        .allMatch(pack -> pack.status()
                                .filter(PackStatus::hasSoc)
                                .map(status -> status.getSoc().getCalibrated())
                                .orElse(false));
    }

    public Stream<Warning> warnings() {
        return packs.stream().flatMap(pack -> pack.warnings().stream());
    }

    /** W, plus is charging; empty unless every pack's is known. */
    public OptionalDouble powerW() {
        return sum(PackState::powerW);
    }

    /** W from the sun and other chargers; empty unless every pack's is known. */
    public OptionalDouble incomingW() {
        return sum(PackState::incomingW);
    }

    /** W to the consumers; empty unless every pack's is known. */
    public OptionalDouble outgoingW() {
        return sum(PackState::outgoingW);
    }

    /**
     * Whether every pack may be charged, as contacts in series give it, and nobody holds one off (rules R11, R12); empty
     * until all were decided.
     */
    public Optional<Boolean> mayCharge() {
        return all(status -> status.hasCharge() ? Optional.of(Decisions.isOn(status.getCharge())) : Optional.empty());
    }

    /** The same of discharging. */
    public Optional<Boolean> mayDischarge() {
        return all(status -> status.hasLoad() ? Optional.of(Decisions.isOn(status.getLoad())) : Optional.empty());
    }

    private Optional<Boolean> all(Function<PackStatus, Optional<Boolean>> decision) {
        List<Optional<Boolean>> each =
                packs.stream().map(pack -> pack.status().flatMap(decision)).toList();
        return each.isEmpty() || each.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(each.stream().allMatch(Optional::orElseThrow));
    }

    /** A sum in which one is missing would be a wrong number. */
    private OptionalDouble sum(Function<PackState, OptionalDouble> each) {
        List<OptionalDouble> values = packs.stream().map(each).toList();
        return values.isEmpty() || values.stream().anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        values.stream().mapToDouble(OptionalDouble::orElseThrow).sum());
    }
}
