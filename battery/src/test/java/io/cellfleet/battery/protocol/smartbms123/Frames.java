package io.cellfleet.battery.protocol.smartbms123;

import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.reading.TemperatureScale;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Frames for tests, and readings as text. */
final class Frames {

    /** The first golden frame: 16 cells, two sensors, charging. */
    static final String SIXTEEN_CELLS =
            "0029682b00642b00142b005002940702990c012601012c09051002960128030010e10026940009a4"
                    + "560004d200045719640078024402e402a8ff";

    private Frames() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** The sixteen cells with some bytes changed and the checksum made right again. */
    static byte[] sixteenCellsWith(int at, String hex) {
        byte[] frame = bytes(SIXTEEN_CELLS);
        byte[] change = bytes(hex);
        System.arraycopy(change, 0, frame, at, change.length);
        return summed(frame);
    }

    /** Writes the checksum the way the page words it, independent of the code under test. */
    static byte[] summed(byte[] frame) {
        int sum = 0;
        for (int i = 0; i < 57; i++) {
            sum += Byte.toUnsignedInt(frame[i]);
        }
        frame[57] = (byte) (sum % 256);
        return frame;
    }

    /** A frame such as a healthy pack of any size sends: whatever varies between packs and seconds varies. */
    static byte[] plausible(Random random) {
        int cellCount = 2 + random.nextInt(254);
        int lowestMv = 1_500 + random.nextInt(2_500);
        int lowestRaw = 220 + random.nextInt(120);
        FrameEncoder frame = new FrameEncoder()
                .packVoltageMv(cellCount * lowestMv)
                .lowestCell(cell(cellCount, random), lowestMv)
                .highestCell(cell(cellCount, random), lowestMv + random.nextInt(500))
                .lowestTemperature(cell(cellCount, random), lowestRaw)
                .highestTemperature(cell(cellCount, random), lowestRaw + random.nextInt(20))
                .cell(random.nextInt(256), lowestMv, lowestRaw)
                .cellCount(cellCount)
                .socPercent(random.nextInt(101))
                .storedWh(random.nextInt(200_000))
                .todayWh(random.nextInt(100_000), random.nextInt(100_000))
                .totalKwh(random.nextInt(100_000), random.nextInt(100_000))
                .key(random.nextInt(RotatingKeys.COUNT), random.nextInt(256))
                .capacityWh(random.nextInt(200_000))
                .limitsMv(2_900, 3_400, 3_700);
        if (random.nextInt(4) > 0) {
            frame.current1Ma(random.nextInt(200_000)).current2Ma(random.nextInt(200_000) - 1_000);
        }
        if (random.nextInt(8) > 0) {
            frame.currentMa(random.nextInt(400_000) - 200_000);
        }
        for (DeviceStatus status : DeviceStatus.values()) {
            frame.status(status, random.nextBoolean());
        }
        return frame.encode();
    }

    private static int cell(int cellCount, Random random) {
        return 1 + random.nextInt(cellCount);
    }

    static Map<String, String> decoded(byte[] frame) {
        return decoded(frame, TemperatureScale.DRIVER);
    }

    static Map<String, String> decoded(byte[] frame, TemperatureScale scale) {
        return switch (new SmartBms123().decode(frame, scale)) {
            case DecodeResult.Decoded(PackReading reading) -> fields(reading);
            case DecodeResult.Refused(var reason) -> throw new AssertionError("refused: " + reason);
        };
    }

    /** Every field that is known, by name, in the order of the frame. */
    static Map<String, String> fields(PackReading reading) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("packVoltageMv", "" + reading.packVoltageMv());
        put(fields, "current1Ma", reading.current1Ma());
        put(fields, "current2Ma", reading.current2Ma());
        put(fields, "currentMa", reading.currentMa());
        put(fields, "lowestCell", reading.lowestCell().map(Frames::text));
        put(fields, "highestCell", reading.highestCell().map(Frames::text));
        put(fields, "lowestTemperature", reading.lowestTemperature().map(Frames::text));
        put(fields, "highestTemperature", reading.highestTemperature().map(Frames::text));
        reading.cells()
                .forEach(cell -> fields.put(
                        "cell",
                        cell.number() + " " + cell.voltageMv() + "mV"
                                + cell.temperature()
                                        .map(own -> " " + own.raw() + " " + degrees(own.deciC()))
                                        .orElse("")));
        fields.put("cellCount", "" + reading.cellCount());
        fields.put(
                "status",
                Stream.of(DeviceStatus.values())
                        .filter(reading.device()::says)
                        .map(DeviceStatus::label)
                        .collect(Collectors.joining(" ")));
        put(fields, "collectedTodayWh", reading.device().collectedTodayWh());
        put(fields, "storedWh", reading.device().storedWh());
        put(fields, "consumedTodayWh", reading.device().consumedTodayWh());
        put(fields, "socPercent", reading.device().socPercent());
        put(fields, "collectedTotalKwh", reading.device().collectedTotalKwh());
        put(fields, "consumedTotalKwh", reading.device().consumedTotalKwh());
        reading.device().rotating().ifPresent(rotating -> {
            fields.put("key", "" + rotating.key());
            fields.put("keyValue", "" + rotating.value());
        });
        put(fields, "capacityWh", reading.device().capacityWh());
        put(fields, "vMinMv", reading.device().vMinMv());
        put(fields, "vMaxMv", reading.device().vMaxMv());
        put(fields, "vBalanceMv", reading.device().vBalanceMv());
        return fields;
    }

    private static void put(Map<String, String> fields, String name, OptionalInt value) {
        value.ifPresent(known -> fields.put(name, "" + known));
    }

    private static void put(Map<String, String> fields, String name, Optional<String> value) {
        value.ifPresent(known -> fields.put(name, known));
    }

    private static String text(CellVoltage cell) {
        return cell.number() + " " + cell.voltageMv() + "mV";
    }

    private static String text(CellTemperature cell) {
        return cell.number() + " " + cell.raw() + " " + degrees(cell.deciC());
    }

    private static String degrees(int deciC) {
        return String.format(Locale.ROOT, "%.1fC", deciC / 10.0);
    }
}
