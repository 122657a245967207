package io.cellfleet.battery.protocol.jbd;

import static io.cellfleet.battery.protocol.jbd.Packet.DATA;
import static io.cellfleet.battery.protocol.jbd.Packet.u16;
import static io.cellfleet.battery.protocol.jbd.Packet.u8;

import io.cellfleet.battery.reading.BoardReport;
import io.cellfleet.battery.reading.CellReading;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.reading.DeviceProtection;
import io.cellfleet.battery.reading.DeviceReport;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.reading.PackReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads two sound replies of the same cells. The board tells no extremes, so they are formed here, over the cells and
 * over the probes of the frame; of equals the first is named. The probes belong to no cell, so the cells have no
 * temperature of their own.
 */
final class FrameDecoder {

    /** One count of pack voltage, current and charge: 10 mV, 10 mA, 10 mAh. */
    private static final int STEP = 10;

    /** 0 °C in 0.1 K, as the vendor rounds it. */
    private static final int ZERO_CELSIUS = 2_731;

    private FrameDecoder() {}

    static PackReading read(byte[] basicInfo, byte[] cellVoltages) {
        List<CellReading> cells = cells(cellVoltages);
        List<CellTemperature> probes = probes(basicInfo);
        Comparator<CellReading> byVoltage = Comparator.comparingInt(CellReading::voltageMv);
        Comparator<CellTemperature> byTemperature = Comparator.comparingInt(CellTemperature::deciC);
        return new PackReading(
                u16(basicInfo, BasicInfo.PACK_VOLTAGE) * STEP,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.of((short) u16(basicInfo, BasicInfo.CURRENT) * STEP),
                cells.stream().min(byVoltage).map(FrameDecoder::extreme),
                cells.stream().min(byVoltage.reversed()).map(FrameDecoder::extreme),
                probes.stream().min(byTemperature),
                probes.stream().min(byTemperature.reversed()),
                cells,
                u8(basicInfo, BasicInfo.CELL_COUNT),
                report(basicInfo));
    }

    private static List<CellReading> cells(byte[] cellVoltages) {
        List<CellReading> cells = new ArrayList<>();
        for (int at = DATA; at < DATA + u8(cellVoltages, 3); at += 2) {
            cells.add(new CellReading(cells.size() + 1, u16(cellVoltages, at), Optional.empty()));
        }
        return cells;
    }

    private static CellVoltage extreme(CellReading cell) {
        return new CellVoltage(cell.number(), cell.voltageMv());
    }

    private static List<CellTemperature> probes(byte[] basicInfo) {
        List<CellTemperature> probes = new ArrayList<>();
        for (int number = 1; number <= u8(basicInfo, BasicInfo.PROBE_COUNT); number++) {
            int raw = u16(basicInfo, BasicInfo.PROBES + 2 * (number - 1));
            probes.add(new CellTemperature(number, raw, raw - ZERO_CELSIUS));
        }
        return probes;
    }

    private static DeviceReport report(byte[] basicInfo) {
        Set<DeviceProtection> protections = protections(u16(basicInfo, BasicInfo.PROTECTIONS));
        int percent = u8(basicInfo, BasicInfo.SOC);
        int version = u8(basicInfo, BasicInfo.SOFTWARE_VERSION);
        return DeviceReport.ofBoard(
                status(u8(basicInfo, BasicInfo.SWITCHES), protections),
                percent <= 100 ? OptionalInt.of(percent) : OptionalInt.empty(),
                new BoardReport(
                        u16(basicInfo, BasicInfo.STORED) * STEP,
                        u16(basicInfo, BasicInfo.NOMINAL) * STEP,
                        u16(basicInfo, BasicInfo.CYCLES),
                        (version >> 4) + "." + (version & 0xF),
                        protections,
                        balancing(basicInfo)));
    }

    /** Bits without a name are left out. */
    private static Set<DeviceProtection> protections(int bits) {
        Set<DeviceProtection> protections = EnumSet.noneOf(DeviceProtection.class);
        for (DeviceProtection protection : DeviceProtection.values()) {
            if ((bits & 1 << protection.ordinal()) != 0) {
                protections.add(protection);
            }
        }
        return protections;
    }

    /** In the words that all devices have. What has none there is in the protections alone. */
    private static Set<DeviceStatus> status(int switches, Set<DeviceProtection> protections) {
        Set<DeviceStatus> status = EnumSet.noneOf(DeviceStatus.class);
        if ((switches & 1) != 0) {
            status.add(DeviceStatus.CHARGE_ALLOWED);
        }
        if ((switches & 2) != 0) {
            status.add(DeviceStatus.DISCHARGE_ALLOWED);
        }
        for (DeviceProtection protection : protections) {
            switch (protection) {
                case CELL_OVERVOLTAGE -> status.add(DeviceStatus.ABOVE_V_MAX);
                case CELL_UNDERVOLTAGE -> status.add(DeviceStatus.BELOW_V_MIN);
                case CHARGE_TOO_HOT, DISCHARGE_TOO_HOT -> status.add(DeviceStatus.ABOVE_T_MAX);
                case CHARGE_TOO_COLD, DISCHARGE_TOO_COLD -> status.add(DeviceStatus.BELOW_T_MIN);
                case PACK_OVERVOLTAGE,
                        PACK_UNDERVOLTAGE,
                        CHARGE_OVERCURRENT,
                        DISCHARGE_OVERCURRENT,
                        SHORT_CIRCUIT,
                        FRONT_END_ERROR,
                        MOSFET_SOFTWARE_LOCK -> {}
            }
        }
        return status;
    }

    private static List<Integer> balancing(byte[] basicInfo) {
        int bits = u16(basicInfo, BasicInfo.BALANCING_HIGH) << 16 | u16(basicInfo, BasicInfo.BALANCING);
        List<Integer> cells = new ArrayList<>();
        for (int number = 1; number <= u8(basicInfo, BasicInfo.CELL_COUNT); number++) {
            if ((bits >>> (number - 1) & 1) != 0) {
                cells.add(number);
            }
        }
        return cells;
    }
}
