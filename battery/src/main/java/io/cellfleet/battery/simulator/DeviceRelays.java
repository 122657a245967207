package io.cellfleet.battery.simulator;

import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.RelayMode;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The device's own two relays, by the two tables of its manual. Cellfleet's rules are elsewhere and know nothing of it. */
final class DeviceRelays {

    private final PackSettings settings;
    private final int fullMv;
    private final boolean normal;
    private boolean charge;
    private boolean load;

    DeviceRelays(PackSettings settings) {
        this.settings = settings;
        this.fullMv = settings.fullMv();
        this.normal = settings.mode() == RelayMode.NORMAL;
    }

    boolean charge() {
        return charge;
    }

    boolean load() {
        return load;
    }

    void step(int lowestMv, int highestMv, int coldestDeciC, int hottestDeciC, int socPercent, boolean chainIsWhole) {
        boolean safe = chainIsWhole && coldestDeciC >= settings.tMinDeciC() && hottestDeciC <= settings.tMaxDeciC();
        boolean calm = chainIsWhole && coldestDeciC > settings.tMinDeciC() && hottestDeciC < settings.tMaxDeciC();

        boolean full = highestMv >= settings.vMaxMv() || (normal && lowestMv >= fullMv);
        boolean mayCharge = normal
                ? highestMv < fullMv && socPercent < settings.chargeRestartPercent()
                : highestMv < settings.vMaxMv();
        charge = safe && !full && (charge || (calm && mayCharge));

        boolean empty = lowestMv <= settings.vMinMv();
        boolean mayLoad = !normal || socPercent >= settings.dischargeRestartPercent();
        load = safe && !empty && (load || (calm && mayLoad));
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(charge);
        out.writeBoolean(load);
    }

    void restore(DataInput in) throws IOException {
        charge = in.readBoolean();
        load = in.readBoolean();
    }
}
