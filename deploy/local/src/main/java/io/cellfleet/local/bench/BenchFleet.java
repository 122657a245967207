package io.cellfleet.local.bench;

import com.google.protobuf.ByteString;
import io.cellfleet.battery.protocol.smartbms123.FrameEncoder;
import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.battery.settings.PackSettingsDraft.Outcome.Accepted;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.RawFrame;
import io.cellfleet.local.lab.SettingsMessages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Ten thousand installations with a pack of 16 cells each, as a broker sees them: real frames whose cells wander by
 * single steps. A hundred gateways speak for a hundred packs each, so that a test broker need not hold ten thousand
 * downlink topics.
 */
final class BenchFleet {

    static final int PACKS = 10_000;

    private static final int GATEWAYS = 100;
    private static final int CELLS = 16;
    private static final String PROTOCOL = new SmartBms123().name();
    private static final int V_MAX_MV = 3_700;

    private final Random random = new Random(1);
    private final FrameEncoder encoder = new FrameEncoder();
    private final long[] sequences = new long[PACKS];

    static List<String> gateways() {
        return IntStream.range(0, GATEWAYS).mapToObj(BenchFleet::gateway).toList();
    }

    static String pack(int number) {
        return "bench-%05d".formatted(number);
    }

    private static String gateway(int number) {
        return "bench-gateway-%02d".formatted(number % GATEWAYS);
    }

    /** Writes everybody's settings. A relay may close again at once, so that commands can be measured. */
    static void settle(KafkaProducer<byte[], byte[]> producer) {
        PackSettings settings =
                ((Accepted) PackSettingsDraft.of(CELLS, "LiFePO4", 10_000).complete()).settings();
        for (int number = 0; number < PACKS; number++) {
            InstallationSettings message = InstallationSettings.newBuilder()
                    .setInstallationId(pack(number))
                    .setTenantId("bench")
                    .setName(pack(number))
                    .setTimeZone("Europe/Prague")
                    .setRevision(1)
                    .addPacks(SettingsMessages.of(pack(number), gateway(number), settings).toBuilder()
                            .setMinimumOffSeconds(0))
                    .build();
            producer.send(new ProducerRecord<>(Topics.SETTINGS, key(number), message.toByteArray()));
        }
        producer.flush();
    }

    /**
     * The next frame of a pack.
     *
     * @param capturedAtMs ms since 1970
     * @param cellIsHigh   a cell is above Vmax, which opens the charge relay
     */
    ProducerRecord<byte[], byte[]> next(int number, long capturedAtMs, boolean cellIsHigh) {
        GatewayRecord message = GatewayRecord.newBuilder()
                .setGatewayId(gateway(number))
                .setInstallationId(pack(number))
                .setPackId(pack(number))
                .setOrder(OrderNumber.newBuilder().setEnrolment(1).setBoot(1).setSequence(++sequences[number]))
                .setCapturedAtMs(capturedAtMs)
                .setMonotonicMs(sequences[number] * 1_000)
                .setClockQuality(ClockQuality.CLOCK_QUALITY_SYNCHRONISED)
                .setSimulated(true)
                .setWaitedMs(0)
                .setFrame(RawFrame.newBuilder()
                        .setProtocol(PROTOCOL)
                        .setRaw(ByteString.copyFrom(frame(sequences[number], cellIsHigh))))
                .build();
        return new ProducerRecord<>(Topics.FRAMES, key(number), message.toByteArray());
    }

    /** How many frames a pack has sent. */
    long sequence(int number) {
        return sequences[number];
    }

    private byte[] frame(long second, boolean cellIsHigh) {
        int lowestMv = 3_290 + 5 * random.nextInt(4);
        int highestMv = cellIsHigh ? V_MAX_MV + 100 : 3_310 + 5 * random.nextInt(6);
        int coolest = TemperatureScale.DRIVER.raw(200 + 10 * random.nextInt(3));
        return encoder.packVoltageMv((CELLS - 1) * lowestMv + highestMv)
                .current1Ma(125 * random.nextInt(400))
                .current2Ma(125 * random.nextInt(200))
                .currentMa(125 * (random.nextInt(400) - 200))
                .lowestCell(3, lowestMv)
                .highestCell(7, highestMv)
                .lowestTemperature(1 + random.nextInt(CELLS), coolest)
                .highestTemperature(1 + random.nextInt(CELLS), coolest + 3)
                .cellCount(CELLS)
                .cell(1 + (int) (second % CELLS), highestMv, coolest)
                .socPercent(50)
                .key((int) (second % 19), 100)
                .capacityWh(10_000)
                .limitsMv(2_900, 3_400, V_MAX_MV)
                .encode();
    }

    private static byte[] key(int number) {
        return pack(number).getBytes(StandardCharsets.UTF_8);
    }
}
