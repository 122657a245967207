package io.cellfleet.battery.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What settings must not do to each other (rules C2, C3, C4). Ranges of single values are the draft's. */
final class SettingsRules {

    private SettingsRules() {}

    static List<Violation> contradictions(
            int cellCount,
            Optional<OptionSwitches> optionSwitches,
            int vMinMv,
            OptionalInt vBalanceMv,
            int vMaxMv,
            OptionalInt fullVoltageMv,
            int tMinDeciC,
            int tMaxDeciC,
            int chargeRestartPercent,
            int dischargeRestartPercent,
            List<Integer> sectionEnds) {
        List<Violation> found = new ArrayList<>();
        optionSwitches.ifPresent(switches -> againstSwitches(found, switches, cellCount, vBalanceMv));
        voltages(found, vMinMv, vBalanceMv, vMaxMv, fullVoltageMv);
        below(found, "tMinDeciC", tMinDeciC, "tMaxDeciC", tMaxDeciC);
        below(found, "dischargeRestartPercent", dischargeRestartPercent, "chargeRestartPercent", chargeRestartPercent);
        sections(found, sectionEnds, cellCount);
        return found;
    }

    private static void againstSwitches(
            List<Violation> found, OptionSwitches switches, int cellCount, OptionalInt vBalanceMv) {
        CellRange range = switches.cellRange();
        if (!range.holds(cellCount)) {
            found.add(new Violation(
                    "cellCount",
                    "cellCount is " + cellCount + " but option switches " + switches + " say " + range + " cells"));
        }
        if (!switches.vBalanceMv().equals(vBalanceMv)) {
            found.add(new Violation(
                    "vBalanceMv",
                    "vBalanceMv is " + voltage(vBalanceMv) + " but option switches " + switches + " say "
                            + voltage(switches.vBalanceMv())));
        }
    }

    private static void voltages(
            List<Violation> found, int vMinMv, OptionalInt vBalanceMv, int vMaxMv, OptionalInt fullVoltageMv) {
        below(found, "vMinMv", vMinMv, "vMaxMv", vMaxMv);
        if (vBalanceMv.isPresent()) {
            between(found, "vBalanceMv", vBalanceMv.getAsInt(), vMinMv, vMaxMv);
            if (fullVoltageMv.isPresent()) {
                found.add(new Violation(
                        "fullVoltageMv",
                        "fullVoltageMv is " + fullVoltageMv.getAsInt()
                                + " but may be set only without balancing: vBalanceMv is " + vBalanceMv.getAsInt()));
            }
        } else if (fullVoltageMv.isEmpty()) {
            found.add(new Violation(
                    "fullVoltageMv", "fullVoltageMv must be set because there is no balancing (vBalanceMv is 0)"));
        } else {
            between(found, "fullVoltageMv", fullVoltageMv.getAsInt(), vMinMv, vMaxMv);
        }
    }

    private static void between(List<Violation> found, String field, int value, int vMinMv, int vMaxMv) {
        if (value <= vMinMv || value >= vMaxMv) {
            found.add(new Violation(
                    field, field + " is " + value + " but must be between vMinMv " + vMinMv + " and vMaxMv " + vMaxMv));
        }
    }

    private static void below(List<Violation> found, String low, int lowValue, String high, int highValue) {
        if (lowValue >= highValue) {
            found.add(new Violation(low, low + " is " + lowValue + " but must be below " + high + " " + highValue));
        }
    }

    private static void sections(List<Violation> found, List<Integer> ends, int cellCount) {
        int last = 0;
        for (int end : ends) {
            if (end <= last || end >= cellCount) {
                found.add(new Violation(
                        "sectionEnds", "sectionEnds has " + end + " but must ascend within 1 to " + (cellCount - 1)));
                return;
            }
            last = end;
        }
    }

    private static String voltage(OptionalInt vBalanceMv) {
        return vBalanceMv.isPresent() ? Integer.toString(vBalanceMv.getAsInt()) : "0 (no balancing)";
    }
}
