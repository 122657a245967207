package io.cellfleet.api.rest.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.battery.settings.CapacityAdvice;
import io.cellfleet.battery.settings.CellRange;
import io.cellfleet.battery.settings.Chemistry;
import io.cellfleet.battery.settings.CurrentSensors;
import io.cellfleet.battery.settings.Limit;
import io.cellfleet.battery.settings.OptionSwitches;
import io.cellfleet.battery.settings.Order;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.battery.settings.PackSettingsDraft.Outcome;
import io.cellfleet.battery.settings.RelayMode;
import io.cellfleet.battery.settings.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What settings may be, and what is filled in: as the core has it. */
public record SettingsRangesView(
        @Schema(description = "each number by itself") List<SettingsRange> ranges,

        @Schema(description = "each field that is one of some values")
        List<SettingsChoice> choices,

        @Schema(description = "fields that have no default") List<String> required,

        @Schema(implementation = PackSettingsDraft.class) ObjectNode defaults,

        @Schema(description = "with what each of them fills in")
        List<SettingsChemistry> chemistries,

        @Schema(description = "which field must be below which other one, as far as the pack has both")
        List<SettingsOrder> orders,

        @Schema(description = "what the Begin Board's switches say")
        SettingsSwitches optionSwitches,

        SettingsCapacityAdvice capacityAdvice) {

    /** A number of the settings. */
    public record SettingsRange(
            @Schema(description = "its unit is in its name") String field,

            int least,
            int most,

            @Schema(description = "whether 0 may be written too, and says that there is none")
            boolean orZero) {}

    /** A field that is one of some values. */
    public record SettingsChoice(
            String field,

            @Schema(description = "numbers are written as text too")
            List<String> values) {}

    /** What a chemistry fills in where a field is left out: the manual's recommendation. */
    public record SettingsChemistry(
            @Schema(description = "as 'chemistry' is written")
            String label,

            @Schema(description = "mV of one cell") int vMinMv,

            @Schema(description = "mV of one cell; where the option switches are known they say it instead")
            int vBalanceMv,

            @Schema(description = "mV of one cell") int vMaxMv,

            @Schema(description = "0.1 °C") int tMinDeciC,
            @Schema(description = "0.1 °C") int tMaxDeciC,

            @Schema(description = "mV of one cell; what the device says goes before it")
            int nominalCellMv) {

        static SettingsChemistry of(Chemistry chemistry) {
            return new SettingsChemistry(
                    chemistry.label(),
                    chemistry.vMinMv(),
                    chemistry.vBalanceMv(),
                    chemistry.vMaxMv(),
                    chemistry.tMinDeciC(),
                    chemistry.tMaxDeciC(),
                    chemistry.nominalCellMv());
        }
    }

    /** Two fields. */
    public record SettingsOrder(
            @Schema(description = "must be below the other one")
            String low,

            String high) {}

    /** Option switches. */
    public record SettingsSwitches(
            @Schema(description = "by switches 1 to 3 as a number, switch 1 its highest bit")
            List<SettingsCellRange> cellRanges,

            @Schema(
                    description =
                            "mV; Vbalance without the steps that switches 4 to 8 say as a number, switch 4 its highest"
                                    + " bit. No step is no balancing")
            int zeroMv,

            @Schema(description = "mV; of one step") int stepMv) {}

    /** Cells in series. */
    public record SettingsCellRange(int least, int most) {}

    /** What to set as the capacity. */
    public record SettingsCapacityAdvice(
            @Schema(description = "% of what is rated") int percent,

            @Schema(description = "Wh; a device can be set to multiples of it only, so it is rounded down")
            int stepWh) {}

    public static SettingsRangesView of(ObjectMapper json) {
        List<SettingsChemistry> chemistries =
                Arrays.stream(Chemistry.values()).map(SettingsChemistry::of).toList();
        List<String> required = required(json);
        return new SettingsRangesView(
                Arrays.stream(Limit.values())
                        .map(limit -> new SettingsRange(limit.field(), limit.least(), limit.most(), limit.orZero()))
                        .toList(),
                List.of(
                        new SettingsChoice("mode", labels(RelayMode.values())),
                        new SettingsChoice(
                                "sensorLoops",
                                CurrentSensors.LOOPS.stream()
                                        .map(String::valueOf)
                                        .toList()),
                        new SettingsChoice("temperatureScale", labels(TemperatureScale.values()))),
                required,
                defaults(json, required, chemistries.getFirst()),
                chemistries,
                Arrays.stream(Order.values())
                        .map(order -> new SettingsOrder(
                                order.low().field(), order.high().field()))
                        .toList(),
                new SettingsSwitches(
                        Arrays.stream(CellRange.values())
                                .map(range -> new SettingsCellRange(range.least(), range.most()))
                                .toList(),
                        OptionSwitches.ZERO_MV,
                        OptionSwitches.STEP_MV),
                new SettingsCapacityAdvice(CapacityAdvice.ADVISED_PERCENT, CapacityAdvice.DEVICE_STEP_WH));
    }

    /** What a draft without any field is refused for. */
    private static List<String> required(ObjectMapper json) {
        return switch (json.convertValue(Map.of(), PackSettingsDraft.class).complete()) {
            case Outcome.Refused(List<Violation> violations) ->
                violations.stream().map(Violation::field).toList();
            case Outcome.Accepted accepted -> List.of();
        };
    }

    /** What the core fills into a draft that has only what is required, without what the chemistry says. */
    private static ObjectNode defaults(ObjectMapper json, List<String> required, SettingsChemistry chemistry) {
        PackSettingsDraft least =
                PackSettingsDraft.of(Limit.CELL_COUNT.least(), chemistry.label(), Limit.CAPACITY.least());
        return switch (least.complete()) {
            case Outcome.Accepted(var settings) -> {
                ObjectNode filled = json.valueToTree(PackSettingsDraft.of(settings));
                filled.remove(required);
                ObjectNode ofChemistry = json.valueToTree(chemistry);
                ofChemistry.fieldNames().forEachRemaining(filled::remove);
                yield filled;
            }
            case Outcome.Refused(List<Violation> violations) ->
                throw new IllegalStateException("what is required is not enough: " + violations);
        };
    }

    private static List<String> labels(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
