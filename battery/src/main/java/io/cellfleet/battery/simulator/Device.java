package io.cellfleet.battery.simulator;

import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.RelayMode;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the device makes of its measurements: its relays, its state of charge, its status bits. */
final class Device {

    private final PackSettings settings;
    private final Sensing sensing;
    private final DeviceRelays relays;
    private final DeviceCounters counters;
    /** The last cell that is heard when the chain is broken. */
    private final int lastHeard;

    private boolean chainIsWhole = true;
    private int lowestMv;
    private int highestMv;
    private int coldestDeciC;
    private int hottestDeciC;

    Device(PackSettings settings, PackPhysics physics, SplitMix random) {
        this.settings = settings;
        this.sensing = new Sensing(settings.sensors());
        this.relays = new DeviceRelays(settings);
        this.counters = new DeviceCounters(settings, physics, random);
        this.lastHeard = 1 + random.below(settings.cellCount() - 1);
    }

    void chainIsWhole(boolean whole) {
        chainIsWhole = whole;
    }

    void step(Boards boards, double seconds) {
        TemperatureScale scale = settings.temperatureScale();
        lowestMv = boards.voltageMv(boards.lowestCell());
        highestMv = boards.voltageMv(boards.highestCell());
        coldestDeciC = scale.deciC(boards.raw(boards.coldestCell()));
        hottestDeciC = scale.deciC(boards.raw(boards.hottestCell()));

        counters.count(sensing.totalMa(), sensing.incomingMa(), sensing.outgoingMa(), boards.packMv(), seconds);
        if (chainIsWhole) {
            counters.recalibrate(isFull(boards), belowMinimum(), relays.load(), seconds);
        }
        relays.step(lowestMv, highestMv, coldestDeciC, hottestDeciC, counters.socPercent(), chainIsWhole);
    }

    private boolean isFull(Boards boards) {
        return settings.mode() == RelayMode.NORMAL
                ? lowestMv >= settings.fullMv()
                : boards.packMv() >= settings.fullMv() * settings.cellCount();
    }

    Sensing sensing() {
        return sensing;
    }

    DeviceRelays relays() {
        return relays;
    }

    DeviceCounters counters() {
        return counters;
    }

    /** How many cells answer, from the first. */
    int heard() {
        return chainIsWhole ? settings.cellCount() : lastHeard;
    }

    boolean hasError() {
        return !chainIsWhole;
    }

    boolean belowMinimum() {
        return lowestMv <= settings.vMinMv();
    }

    boolean aboveMaximum() {
        return highestMv >= settings.vMaxMv();
    }

    boolean tooCold() {
        return coldestDeciC < settings.tMinDeciC();
    }

    boolean tooHot() {
        return hottestDeciC > settings.tMaxDeciC();
    }

    void save(DataOutput out) throws IOException {
        relays.save(out);
        counters.save(out);
    }

    void restore(DataInput in) throws IOException {
        relays.restore(in);
        counters.restore(in);
    }
}
