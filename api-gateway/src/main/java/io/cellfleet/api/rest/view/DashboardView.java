package io.cellfleet.api.rest.view;

import io.cellfleet.api.fleet.InstallationState;
import io.cellfleet.api.fleet.PackState;
import io.cellfleet.contract.v1.Energy;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An installation as the app's dashboard shows it: sun, battery, bulb. */
public record DashboardView(
        InstallationShortView installation,

        @Schema(description = "what comes from the sun and other chargers")
        FlowView sun,

        BatteryView battery,

        @Schema(description = "what goes to the consumers") FlowView bulb,

        @Schema(description = "its packs by id") List<PackShortView> packs,

        @Schema(description = "only with packs in parallel") @Nullable
        ParallelView parallel) {

    /** One direction of the current. */
    @Schema(name = "Flow")
    public record FlowView(
            @Schema(description = "mA of all packs, not negative; absent unless every pack is live and it is known")
            @Nullable
            Long currentMa,

            @Schema(description = "W; absent as currentMa") @Nullable
            Long powerW,

            @Schema(
                    description =
                            "Wh since the installation's local day began; absent until every pack was heard today")
            @Nullable
            Long todayWh,

            @Schema(description = "Wh since the counters were cleared; absent until every pack was heard") @Nullable
            Long totalWh) {}

    /** The packs together. */
    @Schema(name = "Battery")
    public record BatteryView(
            @Schema(description = "mA of all packs, plus is charging; absent unless every pack is live and it is known")
            @Nullable
            Long currentMa,

            @Schema(description = "W, plus is charging; absent as currentMa") @Nullable
            Long powerW,

            @Schema(description = "%, of the capacity of all packs; absent until every pack has one") @Nullable
            Double socPercent,

            @Schema(description = "false: the red exclamation mark")
            boolean socCalibrated,

            @Schema(description = "Wh at nominal voltage; absent until every pack has it") @Nullable
            Long storedWh,

            @Schema(description = "Wh, of the settings of all packs")
            long capacityWh) {}

    public static DashboardView of(InstallationState state) {
        return new DashboardView(
                InstallationShortView.of(state),
                new FlowView(
                        live(state, Measurement::hasIncomingMa, Measurement::getIncomingMa),
                        InstallationShortView.whole(state.incomingW()),
                        today(state, Energy::getCollectedTodayWh),
                        total(state, Energy::getCollectedTotalWh)),
                new BatteryView(
                        live(state, Measurement::hasCurrentMa, Measurement::getCurrentMa),
                        InstallationShortView.whole(state.powerW()),
                        InstallationShortView.rounded(state.socPercent()),
                        state.isCalibrated(),
                        sum(
                                state,
                                pack -> pack.status().filter(PackStatus::hasSoc).map(status ->
                                        (long) status.getSoc().getStoredWh())),
                        state.packs().stream()
                                .mapToLong(pack -> pack.entry().settings().capacityWh())
                                .sum()),
                new FlowView(
                        live(state, Measurement::hasOutgoingMa, Measurement::getOutgoingMa),
                        InstallationShortView.whole(state.outgoingW()),
                        today(state, Energy::getConsumedTodayWh),
                        total(state, Energy::getConsumedTotalWh)),
                state.packs().stream().map(PackViews::shortView).toList(),
                parallel(state));
    }

    /** The newest of what its packs' statuses say of all of them. */
    private static @Nullable ParallelView parallel(InstallationState state) {
        return state.packs().stream()
                .flatMap(pack -> pack.status().stream())
                .filter(PackStatus::hasInstallation)
                .max((one, other) -> Long.compare(one.getAtMs(), other.getAtMs()))
                .map(status -> ParallelView.of(status.getInstallation()))
                .orElse(null);
    }

    private static @Nullable Long live(
            InstallationState state, Predicate<Measurement> has, ToLongFunction<Measurement> value) {
        return sum(
                state,
                pack -> pack.measured()
                        .filter(measured -> pack.isLive() && has.test(measured))
                        .map(value::applyAsLong));
    }

    private static @Nullable Long today(InstallationState state, ToLongFunction<Energy> value) {
        return sum(state, pack -> pack.energyOfToday().map(value::applyAsLong));
    }

    private static @Nullable Long total(InstallationState state, ToLongFunction<Energy> value) {
        return sum(
                state,
                pack -> pack.status()
                        .filter(PackStatus::hasEnergy)
                        .map(status -> value.applyAsLong(status.getEnergy())));
    }

    /** A sum in which one is missing would be a wrong number. */
    private static @Nullable Long sum(InstallationState state, Function<PackState, Optional<Long>> each) {
        List<Optional<Long>> values = state.packs().stream().map(each).toList();
        return values.isEmpty() || values.stream().anyMatch(Optional::isEmpty)
                ? null
                : (Long) values.stream().mapToLong(Optional::orElseThrow).sum();
    }
}
