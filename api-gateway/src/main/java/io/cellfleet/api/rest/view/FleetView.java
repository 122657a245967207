package io.cellfleet.api.rest.view;

import io.cellfleet.api.fleet.FleetSummary;
import io.cellfleet.api.fleet.Summaries;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The fleet in numbers. */
public record FleetView(
        @Schema(description = "when it was counted; at most a second ago")
        Instant at,

        int installations,
        int packs,
        int simulatedPacks,

        @Schema(description = "packs that no gateway may speak for: their records are refused")
        int unassignedPacks,

        @Schema(description = "number of packs: live, stale, silent, never")
        Map<String, Integer> packsByQuality,

        @Schema(description = "number of packs by SOC in bands of 10 %, from 0 %; those without are in none")
        List<Integer> packsBySoc,

        @Schema(description = "packs whose SOC has the red exclamation mark")
        int uncalibratedPacks,

        @Schema(description = "number of packs whose newest status has the warning, whatever its age; by code")
        Map<String, Integer> packsByWarning,

        @Schema(description = "the same by how long they have stood; by code")
        Map<String, WarningAges> warnings,

        @Schema(description = "gateways of which nothing was heard for a minute")
        int silentGateways,

        @Schema(description = "W into packs that are live and whose current is known")
        long incomingW,

        @Schema(description = "W out of packs that are live and whose current is known")
        long outgoingW,

        @Schema(description = "packs that are not in incomingW and outgoingW")
        int packsWithoutPower,

        @Schema(description = "Wh into packs since each installation's own day began")
        long collectedTodayWh,

        @Schema(description = "Wh out of packs since each installation's own day began")
        long consumedTodayWh,

        @Schema(description = "Wh in all packs, at nominal voltage, as last counted")
        long storedWh,

        @Schema(description = "packs that may not be charged")
        int chargeOffPacks,

        @Schema(description = "packs that may not be discharged")
        int loadOffPacks) {

    /** Active warnings of one code. */
    @Schema(name = "WarningAges")
    public record WarningAges(
            @Schema(description = "that have stood for less than an hour")
            int lessThanAnHour,

            @Schema(description = "for an hour or more, less than a day")
            int lessThanADay,

            @Schema(description = "for a day or more") int aDayOrMore,

            @Schema(description = "that nobody has seen yet")
            int unacknowledged) {}

    public static FleetView of(Summaries.Dated dated) {
        FleetSummary summary = dated.summary();
        Map<String, Integer> byQuality = new LinkedHashMap<>();
        summary.packsByQuality()
                .forEach((quality, packs) -> byQuality.put(quality.name().toLowerCase(Locale.ROOT), packs));
        Map<String, Integer> byWarning = new LinkedHashMap<>();
        Map<String, WarningAges> ages = new LinkedHashMap<>();
        for (String code : WarningViews.codes()) {
            FleetSummary.WarningCount count = summary.warnings().get(code);
            byWarning.put(code, count == null ? 0 : count.all());
            ages.put(
                    code,
                    count == null
                            ? new WarningAges(0, 0, 0, 0)
                            : new WarningAges(count.hour(), count.day(), count.older(), count.unacknowledged()));
        }
        return new FleetView(
                Instant.ofEpochMilli(dated.atMs()),
                dated.installations(),
                summary.packs(),
                summary.simulated(),
                summary.unassigned(),
                byQuality,
                Arrays.stream(summary.packsBySoc()).boxed().toList(),
                summary.uncalibrated(),
                byWarning,
                ages,
                summary.silentGateways(),
                Math.round(summary.incomingW()),
                Math.round(summary.outgoingW()),
                summary.packsWithoutPower(),
                summary.collectedTodayWh(),
                summary.consumedTodayWh(),
                Math.round(summary.storedWh()),
                summary.chargeOff(),
                summary.loadOff());
    }
}
