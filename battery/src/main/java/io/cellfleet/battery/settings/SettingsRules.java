package io.cellfleet.battery.settings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What settings must not do to each other (rules C2, C3, C4). What each may be by itself is {@link Limit}'s. */
final class SettingsRules {

    private final SettingsCheck check;

    private SettingsRules(SettingsCheck check) {
        this.check = check;
    }

    static void contradictions(
            SettingsCheck check,
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
        SettingsRules rules = new SettingsRules(check);
        optionSwitches.ifPresent(switches -> rules.againstSwitches(switches, cellCount, vBalanceMv));
        rules.below(Order.V_MIN_V_MAX, vMinMv, vMaxMv);
        rules.balance(vMinMv, vBalanceMv, vMaxMv);
        rules.fullVoltage(vMinMv, vBalanceMv, vMaxMv, fullVoltageMv);
        rules.below(Order.T_MIN_T_MAX, tMinDeciC, tMaxDeciC);
        rules.below(Order.DISCHARGE_CHARGE_RESTART, dischargeRestartPercent, chargeRestartPercent);
        rules.sections(sectionEnds, cellCount);
    }

    private void againstSwitches(OptionSwitches switches, int cellCount, OptionalInt vBalanceMv) {
        CellRange range = switches.cellRange();
        if (check.sound("cellCount") && !range.holds(cellCount)) {
            check.contradict(
                    "cellCount",
                    "cellCount is " + cellCount + " but option switches " + switches + " say " + range + " cells");
        }
        if (check.sound("vBalanceMv") && !switches.vBalanceMv().equals(vBalanceMv)) {
            check.contradict(
                    "vBalanceMv",
                    "vBalanceMv is " + voltage(vBalanceMv) + " but option switches " + switches + " say "
                            + voltage(switches.vBalanceMv()));
        }
    }

    private void balance(int vMinMv, OptionalInt vBalanceMv, int vMaxMv) {
        if (vBalanceMv.isPresent()) {
            above(Order.V_MIN_V_BALANCE, vMinMv, vBalanceMv.getAsInt());
            below(Order.V_BALANCE_V_MAX, vBalanceMv.getAsInt(), vMaxMv);
        }
    }

    private void fullVoltage(int vMinMv, OptionalInt vBalanceMv, int vMaxMv, OptionalInt fullVoltageMv) {
        if (!check.sound("vBalanceMv")) {
            return;
        }
        if (vBalanceMv.isPresent() && fullVoltageMv.isPresent()) {
            check.contradict(
                    "fullVoltageMv",
                    "fullVoltageMv may be set only without balancing but vBalanceMv is " + vBalanceMv.getAsInt());
        } else if (vBalanceMv.isEmpty() && fullVoltageMv.isEmpty()) {
            check.contradict(
                    "fullVoltageMv", "fullVoltageMv must be set because there is no balancing (vBalanceMv is 0)");
        } else if (fullVoltageMv.isPresent()) {
            above(Order.V_MIN_FULL_VOLTAGE, vMinMv, fullVoltageMv.getAsInt());
            below(Order.FULL_VOLTAGE_V_MAX, fullVoltageMv.getAsInt(), vMaxMv);
        }
    }

    /** The higher one is refused. */
    private void above(Order order, int lowValue, int highValue) {
        if (isBroken(order, lowValue, highValue)) {
            String high = order.high().field();
            check.contradict(
                    high,
                    high + " is " + highValue + " but must be above "
                            + order.low().field() + " " + lowValue);
        }
    }

    /** The lower one is refused. */
    private void below(Order order, int lowValue, int highValue) {
        if (isBroken(order, lowValue, highValue)) {
            String low = order.low().field();
            check.contradict(
                    low,
                    low + " is " + lowValue + " but must be below "
                            + order.high().field() + " " + highValue);
        }
    }

    private boolean isBroken(Order order, int lowValue, int highValue) {
        return check.sound(order.low().field(), order.high().field()) && lowValue >= highValue;
    }

    private void sections(List<Integer> ends, int cellCount) {
        int most = (check.sound("cellCount") ? cellCount : Limit.CELL_COUNT.most()) - 1;
        int last = 0;
        for (int end : ends) {
            if (end <= last || end > most) {
                check.contradict("sectionEnds", "sectionEnds has " + end + " but must ascend within 1 to " + most);
                return;
            }
            last = end;
        }
    }

    private static String voltage(OptionalInt vBalanceMv) {
        return vBalanceMv.isPresent() ? Integer.toString(vBalanceMv.getAsInt()) : "0 (no balancing)";
    }
}
