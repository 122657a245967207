package io.cellfleet.battery.soc;

import io.cellfleet.battery.Check;

/**
 * The counted state of charge as it is shown.
 *
 * @param manualMilliPercent 0.001 %, rounded down; 0..100000
 * @param calibrated         false shows the red exclamation mark
 * @param storedMah          mAh, rounded down
 * @param storedWh           Wh at nominal voltage, rounded down; the capacity when full
 */
public record StateOfCharge(int manualMilliPercent, boolean calibrated, long storedMah, int storedWh) {

    public StateOfCharge {
        Check.inRange("manualMilliPercent", manualMilliPercent, 0, 100_000);
    }

    /**
     * @param packNominalMv mV of the whole pack
     */
    public static StateOfCharge of(ChargeCounter counter, Capacity capacity, int packNominalMv) {
        return new StateOfCharge(
                capacity.milliPercent(counter.storedNc()),
                counter.calibrated(),
                counter.storedNc() / Capacity.NC_PER_MAH,
                Capacity.wh(counter.storedNc(), packNominalMv));
    }
}
