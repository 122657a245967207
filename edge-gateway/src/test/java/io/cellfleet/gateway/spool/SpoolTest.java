package io.cellfleet.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.LineReport;
import io.cellfleet.gateway.Eventually;
import io.cellfleet.gateway.config.SpoolSettings;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records between their capture and Kafka's acknowledgement. */
class SpoolTest {

    private static final SpoolSettings ROOMY = new SpoolSettings(Duration.ofSeconds(1), 1L << 31, 100);
    private static final SpoolSettings SMALL = new SpoolSettings(Duration.ofSeconds(1), 1L << 20, 100);

    @TempDir
    Path folder;

    private SpoolDatabase database;
    private Spool spool;

    @BeforeEach
    void open() throws IOException {
        open(1, ROOMY);
    }

    private void open(int boot, SpoolSettings settings) throws IOException {
        database = SpoolDatabase.open(folder);
        spool = Spool.open(database, settings, 1, boot, System.nanoTime());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void fill(int boot, long from, long to) throws IOException, InterruptedException {
        for (long sequence = from; sequence <= to; sequence++) {
            spool.live().accept(Records.frame(boot, sequence));
            if (sequence % 50 == 0 || sequence == to) {
                spool.write(Durability.PROCESS);
            }
        }
    }

    private static List<Long> sequences(List<Spooled> rows) {
        return rows.stream()
                .map(SpoolTest::parse)
                .map(it -> it.getOrder().getSequence())
                .toList();
    }

    private static GatewayRecord parse(Spooled row) {
        try {
            return row.parse();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Long> from(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void nothingIsReadBeforeItIsWritten() throws IOException, InterruptedException {
        spool.live().accept(Records.frame(1, 1));
        assertThat(spool.read(0, 10)).isEmpty();
        assertThat(spool.depth()).isEqualTo(1);

        spool.write(Durability.PROCESS);
        assertThat(sequences(spool.read(0, 10))).containsExactly(1L);
        assertThat(spool.depth()).isEqualTo(1);
    }

    @Test
    void whatIsAcknowledgedIsGoneAndTheRestIsThereAtTheNextStart() throws IOException, InterruptedException {
        fill(1, 1, 120);
        spool.acknowledge(spool.read(0, 50).getLast().id());
        assertThat(spool.depth()).isEqualTo(70);
        spool.write(Durability.POWER);
        database.close();

        open(2, ROOMY);
        assertThat(spool.depth()).isEqualTo(70);
        fill(2, 1, 5);
        List<Spooled> rows = spool.read(0, 1_000);
        assertThat(sequences(rows).subList(0, 70)).isEqualTo(from(51, 120));
        assertThat(sequences(rows).subList(70, 75)).isEqualTo(from(1, 5));
        spool.acknowledge(rows.getLast().id());
        spool.write(Durability.POWER);
        assertThat(spool.depth()).isZero();
        database.close();

        open(3, ROOMY);
        assertThat(spool.depth()).isZero();
    }

    @Test
    void aFullSpoolDropsItsOldestAndSaysSo() throws IOException, InterruptedException {
        database.close();
        open(1, SMALL);
        fill(1, 1, 12_000);

        long dropped = spool.dropped();
        assertThat(dropped).isPositive();
        assertThat(spool.isDropping()).isTrue();
        assertThat(spool.depth()).isEqualTo(12_000 - dropped);
        assertThat(sequences(spool.read(0, 20_000)))
                .as("the oldest went, and nothing else")
                .isEqualTo(from(dropped + 1, 12_000));
        assertThat(Files.size(folder.resolve(SpoolDatabase.FILE)))
                .as("limit 1 MiB and what comes between two looks")
                .isLessThan((1L << 20) + 400_000);

        spool.live()
                .accept(GatewayRecord.newBuilder()
                        .setLineReport(LineReport.getDefaultInstance())
                        .build());
        spool.write(Durability.POWER);
        assertThat(parse(spool.read(0, 20_000).getLast()).getLineReport().getDropped())
                .as("a line report says it")
                .isEqualTo(dropped);
        long counted = spool.dropped();
        database.close();

        open(2, SMALL);
        assertThat(spool.dropped()).as("the count survives").isEqualTo(counted);
        spool.acknowledge(Long.MAX_VALUE / 2);
    }

    @Test
    void belowItsLimitNothingIsDropped() throws IOException, InterruptedException {
        database.close();
        open(1, SMALL);
        fill(1, 1, 3_000);
        assertThat(spool.dropped()).isZero();
        assertThat(spool.depth()).isEqualTo(3_000);
    }

    @Test
    void aDiskThatTakesNothingStopsNoReaderAndLosesTheOldestInMemoryOnly() throws IOException, InterruptedException {
        fill(1, 1, 10);
        database.write(Durability.PROCESS, it -> Sql.execute(it, "ALTER TABLE spool RENAME TO away"));
        for (long sequence = 11; sequence <= 110; sequence++) {
            spool.live().accept(Records.frame(1, sequence));
        }
        assertThatThrownBy(() -> spool.write(Durability.POWER)).isInstanceOf(DiskTrouble.class);
        assertThat(spool.trouble()).contains("no such table");
        assertThat(spool.dropped()).as("memory is just full").isZero();
        for (long sequence = 111; sequence <= 115; sequence++) {
            spool.live().accept(Records.frame(1, sequence));
        }
        assertThat(spool.dropped()).isEqualTo(5);
        assertThat(spool.isDropping()).isTrue();

        database.write(Durability.PROCESS, it -> Sql.execute(it, "ALTER TABLE away RENAME TO spool"));
        spool.write(Durability.POWER);
        assertThat(spool.trouble()).isEmpty();
        assertThat(spool.isDropping()).isFalse();
        assertThat(spool.dropped()).isEqualTo(5);
        assertThat(sequences(spool.read(0, 1_000)).subList(0, 10)).isEqualTo(from(1, 10));
        assertThat(sequences(spool.read(0, 1_000)).subList(10, 110)).isEqualTo(from(16, 115));
    }

    @Test
    void aFileThatBreaksWhileItIsUsedIsReplacedAndTheNextRecordsAreKept() throws IOException, InterruptedException {
        // More than SQLite keeps in memory.
        fill(1, 1, 20_000);
        Path file = folder.resolve(SpoolDatabase.FILE);
        database.close();
        open(1, ROOMY);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4_096, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);

        assertThatThrownBy(() -> spool.read(0, 20_000)).isInstanceOf(DiskTrouble.class);
        assertThat(database.movedAside()).isPresent();
        assertThat(spool.dropped()).isEqualTo(20_000);
        assertThat(spool.depth()).isZero();

        fill(1, 20_001, 20_010);
        assertThat(sequences(spool.read(0, 100))).isEqualTo(from(20_001, 20_010));
    }

    @Test
    void simulatedPacksWaitWhileTheSpoolIsLong() throws IOException, InterruptedException {
        fill(1, 1, 100);
        Thread patient = Thread.ofVirtual().start(() -> {
            try {
                spool.patient().accept(Records.frame(1, 101));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        Eventually.is("it waits", () -> patient.getState() == Thread.State.WAITING);
        assertThat(spool.depth()).isEqualTo(100);

        spool.acknowledge(spool.read(0, 1).getLast().id());
        patient.join();
        assertThat(spool.depth()).isEqualTo(100);
    }

    @Test
    void theWriterBringsRecordsToDiskByItself() throws IOException, InterruptedException {
        Worker writer = new Worker("spool", spool.writer());
        writer.start();
        for (long sequence = 1; sequence <= 30; sequence++) {
            spool.live().accept(Records.frame(1, sequence));
        }
        spool.awaitAfter(29, Duration.ofSeconds(20));
        assertThat(sequences(spool.read(0, 100))).isEqualTo(from(1, 30));
        writer.stop();
        writer.join(Duration.ofSeconds(20));
        assertThat(writer.failure()).isEmpty();
    }
}
