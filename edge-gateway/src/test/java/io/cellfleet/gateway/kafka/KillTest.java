package io.cellfleet.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.smartbms123.FrameEncoder;
import io.cellfleet.embedded.EmbeddedKafka;
import io.cellfleet.embedded.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 at random moments while frames arrive: what had come to the disk is in Kafka, once for whoever looks at order
 * numbers. How many frames more were written to the line is printed; on a machine with time to spare it is the last few.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("cellfleet.test.kills", 3);
    private static final long SEED = Long.getLong("cellfleet.test.seed", 20_261_125L);
    private static final int FRAMES_A_LIFE = 20;
    private static final Duration PERIOD = Duration.ofMillis(150);
    private static final String KEPT = "kept ";
    private static final int FRAME_BYTES = 58;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private int number;
    /** Frames that a gateway had on its disk when it was killed, as hex; in their order. */
    private final List<String> kept = new ArrayList<>();

    @Test
    void whatWasReadIsInKafka() throws IOException, InterruptedException {
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        try {
            kafka.createTopics(4);
            for (int life = 1; life <= KILLS; life++) {
                boolean uplinkCut = life % 2 == 0;
                if (uplinkCut) {
                    kafka.close();
                }
                liveAndDie(kafka.bootstrapServers(), life);
                if (uplinkCut) {
                    kafka = EmbeddedKafka.start(folder.resolve("kafka"), kafka.port());
                }
            }
            assertAllArrive(kafka.bootstrapServers());
        } finally {
            kafka.close();
        }
    }

    private void liveAndDie(String servers, int life) throws IOException, InterruptedException {
        try (PseudoTerminal cable = PseudoTerminal.open()) {
            Process gateway = start(cable.device(), servers, life);
            // What is written before is lost, with a pseudo-terminal as with a cable.
            await("the line opens", folder.resolve("gateway-" + life + ".log"), "A serial line is open");
            int frames = FRAMES_A_LIFE / 2 + random.nextInt(FRAMES_A_LIFE);
            for (int i = 0; i < frames; i++) {
                cable.write(nextFrame());
                Thread.sleep(PERIOD);
            }
            Thread.sleep(random.nextInt((int) PERIOD.toMillis()));
            gateway.destroyForcibly();
            assertThat(gateway.waitFor(20, TimeUnit.SECONDS)).isTrue();
            text(said(life))
                    .lines()
                    .filter(line -> line.startsWith(KEPT) && line.length() == KEPT.length() + 2 * FRAME_BYTES)
                    .forEach(line -> kept.add(line.substring(KEPT.length())));
        }
    }

    private byte[] nextFrame() {
        number++;
        return new FrameEncoder()
                .packVoltageMv(52_880)
                .current1Ma(12_000)
                .current2Ma(2_000)
                .currentMa(10_000)
                .lowestCell(3, 3_300)
                .highestCell(7, 3_310)
                .lowestTemperature(1, 300)
                .highestTemperature(2, 304)
                .cellCount(16)
                .cell(1 + number % 16, 3_305, 302)
                .socPercent(61)
                .storedWh(number)
                .encode();
    }

    private Process start(Path device, String servers, int life) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx96m",
                        "-Dorg.jboss.logging.provider=jdk",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledGateway.class.getName(),
                        folder.resolve("data").toString(),
                        device.toString(),
                        servers)
                .redirectOutput(said(life).toFile())
                .redirectError(folder.resolve("gateway-" + life + ".log").toFile())
                .start();
        await("it says its boot number", said(life), "boot " + life);
        return process;
    }

    private Path said(int life) {
        return folder.resolve("gateway-" + life + ".out");
    }

    private static void await(String what, Path file, String text) throws InterruptedException {
        long untilNanos = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!text(file).contains(text)) {
            assertThat(System.nanoTime()).as(what).isLessThan(untilNanos);
            Thread.sleep(20);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void assertAllArrive(String servers) throws IOException, InterruptedException {
        Process gateway = start(folder.resolve("nothing"), servers, KILLS + 1);
        try {
            List<String> arrived = new ArrayList<>();
            long untilNanos = System.nanoTime() + Duration.ofSeconds(120).toNanos();
            while (!arrived.containsAll(kept) && System.nanoTime() - untilNanos < 0) {
                Thread.sleep(500);
                arrived.clear();
                Consumed consumed = Consumed.all(servers, (it, at) -> {
                    if (it.hasFrame()) {
                        arrived.add(
                                HexFormat.of().formatHex(it.getFrame().getRaw().toByteArray()));
                    }
                });
                System.out.printf(
                        "kills: %d, seed %d; frames written %d, on disk at a kill %d, in Kafka %d, sent twice %d%n",
                        KILLS, SEED, number, kept.size(), arrived.size(), consumed.repeated());
            }
            assertThat(arrived)
                    .as("each in its order, none twice")
                    .containsSubsequence(kept)
                    .doesNotHaveDuplicates();
        } finally {
            gateway.destroyForcibly();
        }
    }
}
