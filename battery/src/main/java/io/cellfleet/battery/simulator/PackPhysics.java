package io.cellfleet.battery.simulator;

import io.cellfleet.battery.settings.Chemistry;
import io.cellfleet.battery.settings.PackSettings;

/**
 * What a simulated pack is really like, as opposed to what its device is told.
 *
 * @param cellCapacityAh         Ah a healthy cell really holds; above 0
 * @param resistanceMilliohm     of one cell, at once; above 0
 * @param polarisationMilliohm   of one cell, within half a minute; 0 or more
 * @param initialSoc             1 is full; 0..1
 * @param ambientC               °C, the mean of a day
 * @param ambientSwingC          °C, how far the afternoon is above and the small hours are below the mean
 * @param latitudeDegrees        plus is north; −90..90: how long the days are
 * @param weatherSeed            the same for all packs of an installation, which see the same clouds and load
 */
public record PackPhysics(
        double cellCapacityAh,
        double resistanceMilliohm,
        double polarisationMilliohm,
        double initialSoc,
        double ambientC,
        double ambientSwingC,
        double latitudeDegrees,
        long weatherSeed) {

    public PackPhysics {
        within("cellCapacityAh", cellCapacityAh, 0.001, 1_000_000);
        within("resistanceMilliohm", resistanceMilliohm, 0.000_001, 1_000_000);
        within("polarisationMilliohm", polarisationMilliohm, 0, 1_000_000);
        within("initialSoc", initialSoc, 0, 1);
        within("ambientC", ambientC, -60, 80);
        within("ambientSwingC", ambientSwingC, 0, 40);
        within("latitudeDegrees", latitudeDegrees, -90, 90);
    }

    /**
     * A sound pack that fits its settings: the capacity set is 80 % of what the cells hold, as the manual advises, and
     * the resistance is that of its chemistry for this size.
     */
    public static PackPhysics typical(
            PackSettings settings, double initialSoc, double ambientC, double latitudeDegrees, long weatherSeed) {
        double nominalV = settings.nominalCellMv().orElse(settings.chemistry().nominalCellMv()) / 1_000.0;
        double cellAh = settings.capacityWh() / 0.8 / (settings.cellCount() * nominalV);
        return new PackPhysics(
                cellAh,
                milliohmAh(settings.chemistry()) / cellAh,
                0.2 * milliohmAh(settings.chemistry()) / cellAh,
                initialSoc,
                ambientC,
                6,
                latitudeDegrees,
                weatherSeed);
    }

    /** Resistance times capacity, assumed for large prismatic cells; small round ones have twice as much and more. */
    private static double milliohmAh(Chemistry chemistry) {
        return switch (chemistry) {
            case LIFEPO4 -> 80;
            case LTO -> 60;
            case NMC, LI_ION -> 100;
        };
    }

    private static void within(String field, double value, double least, double most) {
        // Turned around, so that a value that is no number is refused too.
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(field + " is " + value + " but must be " + least + " to " + most);
        }
    }
}
