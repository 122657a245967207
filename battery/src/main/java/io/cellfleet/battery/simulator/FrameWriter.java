package io.cellfleet.battery.simulator;

import io.cellfleet.battery.protocol.smartbms123.FrameEncoder;
import io.cellfleet.battery.protocol.smartbms123.RotatingKeys;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.settings.PackSettings;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Says what the device knows, one frame a step. Cells are called in turn up to the top of the option switches' range,
 * whether or not there are so many; the first frame calls none. Cells that do not answer read 0.
 */
final class FrameWriter {

    private static final int CHARGE_RELAY_BIT = 1 << 4;
    private static final int LOAD_RELAY_BIT = 1 << 5;

    private final FrameEncoder frame = new FrameEncoder();
    private final PackSettings settings;
    private final int lastCalled;
    private final int nominalMv;
    private int called;
    private int key;

    FrameWriter(PackSettings settings) {
        this.settings = settings;
        lastCalled = settings.cellRange().most();
        nominalMv = settings.nominalCellMv().orElse(settings.chemistry().nominalCellMv());
        frame.capacityWh(settings.capacityWh())
                .limitsMv(settings.vMinMv(), settings.vBalanceMv().orElse(0), settings.vMaxMv());
    }

    byte[] next(Device device, Boards boards) {
        currents(device.sensing());
        cells(device.heard(), boards);
        status(device);
        DeviceCounters counters = device.counters();
        frame.packVoltageMv(boards.packMv())
                .socPercent(counters.socPercent())
                .storedWh((int) Math.round(counters.soc() * settings.capacityWh()))
                .todayWh(counters.collectedTodayWh(), counters.consumedTodayWh())
                .totalKwh(counters.collectedKwh(), counters.consumedKwh())
                .key(key, keyValue(device));
        called = called == lastCalled ? 1 : called + 1;
        key = (key + 1) % RotatingKeys.COUNT;
        return frame.encode();
    }

    private void currents(Sensing sensing) {
        int divisor = settings.sensors().divisor();
        if (sensing.knowsCurrent1()) {
            frame.current1Ma(sensing.current1Ma() * divisor);
        } else {
            frame.noCurrent1();
        }
        if (sensing.isSingle()) {
            frame.noCurrent2();
        } else {
            frame.current2Ma(sensing.current2Ma() * divisor);
        }
        if (sensing.knowsTotal()) {
            frame.currentMa(sensing.totalMa() * divisor);
        } else {
            frame.noCurrent();
        }
    }

    private void cells(int heard, Boards boards) {
        frame.cellCount(heard)
                .lowestCell(boards.lowestCell() + 1, boards.voltageMv(boards.lowestCell()))
                .highestCell(boards.highestCell() + 1, boards.voltageMv(boards.highestCell()))
                .lowestTemperature(boards.coldestCell() + 1, boards.raw(boards.coldestCell()))
                .highestTemperature(boards.hottestCell() + 1, boards.raw(boards.hottestCell()));
        if (called >= 1 && called <= heard) {
            frame.cell(called, boards.calledVoltageMv(called - 1), boards.calledRaw(called - 1));
        } else {
            frame.cell(called, 0, 0);
        }
    }

    private void status(Device device) {
        frame.status(DeviceStatus.CHARGE_ALLOWED, device.relays().charge())
                .status(DeviceStatus.DISCHARGE_ALLOWED, device.relays().load())
                .status(DeviceStatus.COMMUNICATION_ERROR, device.hasError())
                .status(DeviceStatus.BELOW_V_MIN, device.belowMinimum())
                .status(DeviceStatus.ABOVE_V_MAX, device.aboveMaximum())
                .status(DeviceStatus.BELOW_T_MIN, device.tooCold())
                .status(DeviceStatus.ABOVE_T_MAX, device.tooHot())
                .status(DeviceStatus.SOC_NOT_CALIBRATED, !device.counters().calibrated());
    }

    private int keyValue(Device device) {
        DeviceCounters counters = device.counters();
        return switch (key) {
            case RotatingKeys.STATE_OF_HEALTH -> 100;
            case RotatingKeys.CHARGE_EFFICIENCY -> 99;
            case RotatingKeys.FIRMWARE -> 0x33;
            case RotatingKeys.FIRMWARE_PATCH -> 11;
            case RotatingKeys.STATUS_2 ->
                (device.relays().charge() ? CHARGE_RELAY_BIT : 0)
                        | (device.relays().load() ? LOAD_RELAY_BIT : 0);
            default -> longKeyValue(counters);
        };
    }

    /** Values of several bytes: the first key carries the most significant one. */
    private int longKeyValue(DeviceCounters counters) {
        if (key >= RotatingKeys.V_FULL) {
            return byteOf(settings.fullMv() / 5, RotatingKeys.V_FULL + 1);
        }
        if (key >= RotatingKeys.DISCHARGED) {
            return byteOf(counters.consumedKwh(), RotatingKeys.DISCHARGED + 2);
        }
        if (key >= RotatingKeys.CHARGED) {
            return byteOf(counters.collectedKwh(), RotatingKeys.CHARGED + 2);
        }
        if (key >= RotatingKeys.CHARGE_CYCLES) {
            return byteOf(counters.cycles(settings.capacityWh()), RotatingKeys.CHARGE_CYCLES + 1);
        }
        return key >= RotatingKeys.V_NOMINAL
                ? byteOf(nominalMv / 5, RotatingKeys.V_NOMINAL + 1)
                : byteOf(settings.vMinMv() / 5, RotatingKeys.V_LOW + 1);
    }

    private int byteOf(int value, int leastSignificantKey) {
        return (value >> (8 * (leastSignificantKey - key))) & 0xFF;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(called);
        out.writeInt(key);
    }

    void restore(DataInput in) throws IOException {
        called = in.readInt();
        key = in.readInt();
    }
}
