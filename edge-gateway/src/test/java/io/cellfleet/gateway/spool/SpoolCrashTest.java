package io.cellfleet.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.gateway.config.SpoolSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any sequence of captures, writes, acknowledgements and crashes: what was written and not acknowledged is there, in order,
 * and what was acknowledged comes back only as the same record. A crash is a copy of the files as they are at that moment,
 * opened by the next start.
 */
class SpoolCrashTest {

    private static final SpoolSettings SETTINGS = new SpoolSettings(Duration.ZERO, 1L << 31, 1_000);

    @TempDir
    Path place;

    private record Written(int boot, long sequence) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void nothingWrittenIsLost(long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        List<Written> written = new ArrayList<>();
        int acknowledged = 0;
        Path folder = Files.createDirectory(place.resolve("boot-1"));
        for (int boot = 1; boot <= 12; boot++) {
            try (SpoolDatabase database = SpoolDatabase.open(folder)) {
                Spool spool = Spool.open(database, SETTINGS, 1, boot, System.nanoTime());
                acknowledged -= assertKept(spool, written, acknowledged);
                List<Written> waiting = new ArrayList<>();
                long sequence = 0;
                for (int step = random.nextInt(60); step > 0; step--) {
                    switch (random.nextInt(4)) {
                        case 0, 1 -> {
                            sequence++;
                            spool.live().accept(Records.frame(boot, sequence));
                            waiting.add(new Written(boot, sequence));
                        }
                        case 2 -> {
                            spool.write(random.nextBoolean() ? Durability.POWER : Durability.PROCESS);
                            written.addAll(waiting);
                            waiting.clear();
                        }
                        default -> acknowledged += acknowledgeSome(spool, random);
                    }
                }
                assertThat(spool.depth()).isEqualTo(written.size() - acknowledged + waiting.size());
                folder = crash(folder, boot);
            }
        }
    }

    /** Returns how many acknowledged records came back, because their deletion was not on disk yet. */
    private static int assertKept(Spool spool, List<Written> written, int acknowledged) throws IOException {
        List<Written> found = new ArrayList<>();
        for (Spooled row : spool.read(0, 10_000)) {
            found.add(new Written(
                    row.parse().getOrder().getBoot(), row.parse().getOrder().getSequence()));
        }
        assertThat(found.size()).isGreaterThanOrEqualTo(written.size() - acknowledged);
        assertThat(found).isEqualTo(written.subList(written.size() - found.size(), written.size()));
        return found.size() - (written.size() - acknowledged);
    }

    private static int acknowledgeSome(Spool spool, Random random) throws IOException {
        List<Spooled> rows = spool.read(0, 1 + random.nextInt(10));
        if (!rows.isEmpty()) {
            spool.acknowledge(rows.getLast().id());
        }
        return rows.size();
    }

    private Path crash(Path folder, int boot) throws IOException {
        Path next = Files.createDirectory(place.resolve("boot-" + (boot + 1)));
        for (String part : List.of("", "-wal")) {
            Path file = folder.resolve(SpoolDatabase.FILE + part);
            if (Files.exists(file)) {
                Files.copy(file, next.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return next;
    }
}
