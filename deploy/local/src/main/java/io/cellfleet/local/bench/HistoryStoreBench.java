package io.cellfleet.local.bench;

import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.minutes.PartitionMinutes;
import io.cellfleet.history.minutes.Unwritten;
import io.cellfleet.history.store.ColdDays;
import io.cellfleet.history.store.FleetReader;
import io.cellfleet.history.store.HistoryBatch;
import io.cellfleet.history.store.HistoryWriter;
import io.cellfleet.history.store.Hours;
import io.cellfleet.history.store.LatestReader;
import io.cellfleet.history.store.Partitions;
import io.cellfleet.history.store.SeriesReader;
import io.cellfleet.history.store.SeriesReader.Wanted;
import io.cellfleet.history.store.SumTable;
import io.cellfleet.history.store.TimeRange;
import io.cellfleet.history.store.ValueColumn;
import io.cellfleet.local.bench.HistoryFleet.CellsAFrame;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * The history's own code over a real PostgreSQL, without Kafka: from statuses to committed rows, what they take, and
 * how fast questions are answered from them. It runs with the libraries of the packaged history service.
 */
public final class HistoryStoreBench {

    private static final int SECONDS = 60;
    private static final int QUESTIONS = 300;
    private static final int WARM_UP = 300;
    private static final int MOST_POINTS = 100_000;

    private static final Unwritten NOTHING = new Unwritten() {
        @Override
        public Answer of(String packId) {
            return new Answer(List.of(), true);
        }

        @Override
        public Answer newest(List<String> packIds) {
            return new Answer(List.of(), true);
        }
    };

    private final DataSource database;
    private final long server;
    private final int packs;
    private final int minutes;

    private HistoryStoreBench(Connection connection, long server, int packs, int minutes) {
        database = (DataSource) Proxy.newProxyInstance(
                HistoryStoreBench.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, values) -> lent(connection));
        this.server = server;
        this.packs = packs;
        this.minutes = minutes;
    }

    /** The one connection, which closing gives back. */
    private static Connection lent(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                HistoryStoreBench.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, values) -> {
                    if (method.getName().equals("close")) {
                        connection.setAutoCommit(true);
                        return null;
                    }
                    try {
                        return method.invoke(connection, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /**
     * @param arguments the database with the history's tables, the process of its server, how many packs, and of how many
     *                  hours
     */
    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            HistoryStoreBench bench = new HistoryStoreBench(
                    connection,
                    Long.parseLong(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    60 * Integer.parseInt(arguments[3]));
            bench.write();
            bench.sizes();
            bench.askSeries("");
            bench.askSums();
            bench.makeCold();
            bench.askSeries("cold: ");
        }
    }

    private void write() throws Exception {
        HistoryWriter writer = new HistoryWriter(database);
        HistoryFleet fleet = new HistoryFleet(packs, CellsAFrame.ALL);
        int warmUp = minutes / 3;
        long ns = 0;
        long cpuNs = 0;
        long serverBegin = 0;
        for (int minute = 0; minute < minutes; minute++) {
            if (minute == warmUp) {
                ns = 0;
                cpuNs = 0;
                serverBegin = ProcessCpu.ofServerNs(server);
            }
            List<PackStatus> statuses = new ArrayList<>();
            List<byte[]> records = new ArrayList<>();
            for (int second = 0; second < SECONDS; second++) {
                for (int pack = 0; pack < packs; pack++) {
                    PackStatus status = fleet.next(pack);
                    statuses.add(status);
                    records.add(status.toByteArray());
                }
            }
            long cpuBegin = ownCpuNs();
            long begin = System.nanoTime();
            PartitionMinutes open = new PartitionMinutes(0);
            for (int i = 0; i < records.size(); i++) {
                open.add(i, statuses.get(i), records.get(i));
            }
            HistoryBatch batch = new HistoryBatch();
            batch.add(open.closeAll());
            writer.write(batch, List.of());
            ns += System.nanoTime() - begin;
            cpuNs += ownCpuNs() - cpuBegin;
        }
        long serverNs = ProcessCpu.ofServerNs(server) - serverBegin;
        double frames = (double) packs * SECONDS * (minutes - warmUp);
        System.out.printf(
                "statuses to committed rows: %,.0f frames/s on one thread; CPU a frame %.2f us, and %.2f us of the server%n",
                frames / ns * 1e9, cpuNs / 1e3 / frames, serverNs / 1e3 / frames);
    }

    private static long ownCpuNs() {
        return ProcessCpu.of(ProcessHandle.current()).toNanos();
    }

    private void sizes() throws SQLException {
        execute("VACUUM ANALYZE history.pack_minute");
        printSize("table of minutes, with sums and index", "pg_total_relation_size", "pack_minute");
        printSize("of these the index", "pg_indexes_size", "pack_minute");
        System.out.printf(
                "blocks of minutes alone: %.3f bytes a value%n",
                number("SELECT sum(octet_length(block)) FROM history.pack_minute") / values());
    }

    private void makeCold() throws Exception {
        // What was written long ago by the clock is given its partition.
        new Partitions(database).make();
        long begin = System.nanoTime();
        long cpuBegin = ownCpuNs();
        int hours = new ColdDays(database).make(Instant.now(), () -> false);
        System.out.printf(
                "%,d hours made cold in %.1f s; CPU %.1f ms for one%n",
                hours, (System.nanoTime() - begin) / 1e9, (ownCpuNs() - cpuBegin) / 1e6 / hours);
        execute("VACUUM ANALYZE history.pack_hour_block");
        // Where it was before it had its partition, as no running service has it.
        execute("VACUUM FULL history.pack_minute_other");
        printSize("cold: table of minutes, with sums and index", "pg_total_relation_size", "pack_minute");
        printSize("cold: table of blocks of hours", "pg_total_relation_size", "pack_hour_block");
        System.out.printf(
                "blocks of hours alone: %.3f bytes a value%n",
                number("SELECT sum(octet_length(block)) FROM history.pack_hour_block") / values());
    }

    private void printSize(String what, String function, String table) throws SQLException {
        String sql = "SELECT sum(" + function + "(relid)) FROM pg_partition_tree('history." + table + "')";
        System.out.printf("%s: %.3f bytes a value%n", what, number(sql) / values());
    }

    private double values() {
        return (double) packs * SECONDS * minutes * HistoryFleet.VALUES;
    }

    private void askSeries(String state) throws Exception {
        SeriesReader series = new SeriesReader(database, NOTHING);
        Random random = new Random(7);
        List<ValueColumn> cells = IntStream.rangeClosed(1, HistoryFleet.CELLS)
                .mapToObj(cell -> ValueColumn.named("cellVoltageMv." + cell).orElseThrow())
                .toList();
        time(
                state + "one cell, 1 h, every value",
                () -> series.read(question(random, cells.subList(0, 1), 60, new Wanted.EachValue(MOST_POINTS))));
        time(
                state + "16 cells, 3 h to 500 points (LTTB)",
                () -> series.read(question(random, cells, 180, new Wanted.Lttb(500))));
        time(
                state + "16 cells, 3 h by minute",
                () -> series.read(question(random, cells, 180, new Wanted.Buckets(60_000, MOST_POINTS))));
    }

    private void askSums() throws Exception {
        Hours hours = new Hours(database);
        long begin = System.nanoTime();
        int made = 0;
        int taken = 1;
        while (taken > 0) {
            taken = hours.make(Instant.now());
            made += taken;
        }
        System.out.printf("%,d hours made in %.2f s%n", made, (System.nanoTime() - begin) / 1e9);
        execute("ANALYZE history.pack_hour");
        FleetReader fleet = new FleetReader(database);
        TimeRange all = new TimeRange(HistoryFleet.BEGIN_MS, HistoryFleet.BEGIN_MS + minutes * 60_000L);
        time(
                "20 worst spreads over the period",
                () -> fleet.read(
                        new FleetReader.RankingQuestion(SumTable.HOURS, List.of(), "spread_mv_max", all, false, 20)));
        time(
                "fleet mean SOC by hour",
                () -> fleet.read(new FleetReader.FleetQuestion(
                        List.of(),
                        Map.of("socMilliPercentMean", "soc_milli_percent_mean"),
                        all,
                        false,
                        ZoneOffset.UTC)));
        LatestReader latest = new LatestReader(database, NOTHING);
        time("latest of all " + packs, () -> latest.read(List.of()));
    }

    private SeriesReader.Question question(Random random, List<ValueColumn> columns, int ofMinutes, Wanted wanted) {
        int length = Math.min(ofMinutes, minutes);
        long fromMs = HistoryFleet.BEGIN_MS + random.nextInt(minutes - length + 1) * 60_000L;
        return new SeriesReader.Question(
                List.of(HistoryFleet.packId(random.nextInt(packs))),
                columns,
                new TimeRange(fromMs, fromMs + length * 60_000L),
                wanted);
    }

    private static void time(String what, Callable<?> question) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            question.call();
        }
        long[] ns = new long[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            long begin = System.nanoTime();
            question.call();
            ns[i] = System.nanoTime() - begin;
        }
        Arrays.sort(ns);
        System.out.printf(
                "%s: median %.2f ms, p99 %.2f ms%n", what, ns[QUESTIONS / 2] / 1e6, ns[QUESTIONS * 99 / 100] / 1e6);
    }

    private double number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
