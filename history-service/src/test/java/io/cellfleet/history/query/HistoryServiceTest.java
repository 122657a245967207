package io.cellfleet.history.query;

import static io.cellfleet.history.testing.Samples.MIDNIGHT_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cellfleet.contract.history.v1.Downsampling;
import io.cellfleet.contract.history.v1.EventsReply;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.history.v1.HistoryGrpc.HistoryBlockingStub;
import io.cellfleet.contract.history.v1.LatestCell;
import io.cellfleet.contract.history.v1.LatestPack;
import io.cellfleet.contract.history.v1.LatestReply;
import io.cellfleet.contract.history.v1.LatestRequest;
import io.cellfleet.contract.history.v1.PackGaps;
import io.cellfleet.contract.history.v1.PartitionOffset;
import io.cellfleet.contract.history.v1.SeriesColumn;
import io.cellfleet.contract.history.v1.SeriesReply;
import io.cellfleet.contract.history.v1.SeriesRequest;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.WarningCleared;
import io.cellfleet.contract.v1.WarningRaised;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Eventually;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From Kafka to the answer, through a real client. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class HistoryServiceTest {

    private static final long HOUR_MS = 3_600_000;

    @GrpcClient
    HistoryBlockingStub history;

    @Inject
    Chain chain;

    /** Set by {@link Servers}. */
    Runnable stopDatabase;

    Runnable startDatabase;

    @Test
    void aSeriesAsItCame() throws Exception {
        chain.send(
                current("series-raw", 1, 0, 1_000),
                current("series-raw", 2, 1_000, -2_000),
                // The sign was unknown: the voltage is there, the current is not.
                Samples.frame("series-raw", 3, MIDNIGHT_MS + 2_000, 51_200).build(),
                current("series-raw", 4, 9_000, 3_000));
        chain.awaitStatuses("series-raw", 4);

        SeriesReply reply = history.series(series("series-raw", 0, 9_001, 0, 100)
                .addColumns("currentMa")
                .addColumns("packVoltageMv")
                .build());

        assertThat(withoutPacks(reply))
                .containsExactly(
                        column("currentMa", List.of(0L, 1_000L, 9_000L), List.of(1_000L, -2_000L, 3_000L))
                                .build(),
                        column(
                                        "packVoltageMv",
                                        List.of(0L, 1_000L, 2_000L, 9_000L),
                                        List.of(51_200L, 51_200L, 51_200L, 51_200L))
                                .build());
    }

    /** Frames of the minute that runs are in no table, and in the answers all the same. */
    @Test
    void whatHasJustCome() throws Exception {
        long nowMs = System.currentTimeMillis();
        PackStatus before =
                Samples.cellFrame("series-now", 1, nowMs - 120_000, 1, 3_201).build();
        PackStatus now = Samples.cellFrame("series-now", 2, nowMs, 1, 3_202).build();
        chain.send(before, now);
        SeriesRequest.Builder both = SeriesRequest.newBuilder()
                .addPackIds("series-now")
                .addColumns("cellVoltageMv.1")
                .setFromMs(before.getAtMs())
                .setToMs(nowMs + 1)
                .setLimit(100);

        Eventually.get(() -> ask(both).getValueList(), List.of(3_201L, 3_202L)::equals);

        assertThat(ask(both).getAtMsList()).containsExactly(before.getAtMs(), nowMs);
        assertThat(ask(both.clone().setToMs(nowMs)).getValueList()).containsExactly(3_201L);
        assertThat(history.series(both.build()).getIncomplete()).isFalse();
        LatestReply latest = history.latest(
                        LatestRequest.newBuilder().addPackIds("series-now").build())
                .next();
        assertThat(latest.getPacksList()).extracting(LatestPack::getStatus).containsExactly(now);
        assertThat(latest.getIncomplete()).isFalse();
    }

    /** A frame that comes late is between the others, whether they are in the database or in memory. */
    @Test
    void lateFramesStandAtTheirTime() throws Exception {
        long minuteMs = System.currentTimeMillis() / 60_000 * 60_000;
        for (long fromMs : new long[] {MIDNIGHT_MS, minuteMs}) {
            String packId = "series-late-" + (fromMs == minuteMs ? "now" : "ago");
            chain.send(
                    Samples.frame(packId, 3, fromMs + 20, 51_203).build(),
                    Samples.frame(packId, 4, fromMs + 30, 51_204).build());
            SeriesRequest.Builder request = SeriesRequest.newBuilder()
                    .addPackIds(packId)
                    .addColumns("packVoltageMv")
                    .setFromMs(fromMs)
                    .setToMs(fromMs + 60_000)
                    .setLimit(100);
            Eventually.get(() -> ask(request).getValueList(), List.of(51_203L, 51_204L)::equals);
            chain.send(
                    Samples.frame(packId, 2, fromMs + 25, 51_202).build(),
                    Samples.frame(packId, 4, fromMs + 30, 51_299).build());

            Eventually.get(() -> ask(request).getValueList(), List.of(51_203L, 51_202L, 51_204L)::equals);
        }
    }

    @ParameterizedTest(name = "from {0} to {1}: {3}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        from ms | to ms | values  | because
        0       | 1000  | 1       | the end is not part of it
        0       | 1001  | 1 2     | the last moment before the end is
        1000    | 3000  | 2 3     | the beginning is part of it
        1001    | 3000  | 3       | what is before the beginning is not
        5000    | 6000  |         | a gap is a gap
        """)
    void aRangeIsHalfOpen(long fromMs, long toMs, String values, String because) throws Exception {
        chain.send(
                current("series-range", 1, 0, 1),
                current("series-range", 2, 1_000, 2),
                current("series-range", 3, 2_000, 3));
        chain.awaitStatuses("series-range", 3);

        SeriesColumn column = ask(series("series-range", fromMs, toMs, 0, 100).addColumns("currentMa"));

        assertThat(column.getValueList().stream().map(String::valueOf).toList())
                .isEqualTo(values == null ? List.of() : List.of(values.split(" ")));
    }

    /** Buckets begin at multiples of their width; one without values is not there. */
    @Test
    void aSeriesInBucketsWithAGap() throws Exception {
        chain.send(
                current("series-bucket", 1, 0, 10),
                current("series-bucket", 2, 59_999, 13),
                current("series-bucket", 3, 60_000, -1),
                current("series-bucket", 4, 61_000, -2),
                current("series-bucket", 5, 240_000, 7));
        chain.awaitStatuses("series-bucket", 5);

        SeriesColumn column =
                ask(series("series-bucket", 0, HOUR_MS, 60_000, 100).addColumns("currentMa"));

        assertThat(column)
                .isEqualTo(column("currentMa", List.of(0L, 60_000L, 240_000L), List.of(12L, -2L, 7L))
                        .addAllMin(List.of(10L, -2L, 7L))
                        .addAllMax(List.of(13L, -1L, 7L))
                        .build());
    }

    @Test
    void aSeriesOfOneCell() throws Exception {
        chain.send(
                Samples.cellFrame("series-cell", 1, MIDNIGHT_MS, 1, 3_201).build(),
                Samples.cellFrame("series-cell", 2, MIDNIGHT_MS + 1_000, 2, 3_202)
                        .build(),
                Samples.cellFrame("series-cell", 3, MIDNIGHT_MS + 2_000, 1, 3_203)
                        .build(),
                Samples.full("series-cell", 4, MIDNIGHT_MS + 3_000));
        chain.awaitStatuses("series-cell", 4);

        SeriesReply reply = history.series(series("series-cell", 0, HOUR_MS, 0, 100)
                .addColumns("cellVoltageMv.1")
                .addColumns("cellTemperatureDeciC.1")
                .addColumns("cellTemperatureDeciC.5")
                .build());

        assertThat(withoutPacks(reply))
                .containsExactly(
                        column("cellVoltageMv.1", List.of(0L, 2_000L), List.of(3_201L, 3_203L))
                                .build(),
                        column("cellTemperatureDeciC.1", List.of(), List.of()).build(),
                        column("cellTemperatureDeciC.5", List.of(3_000L), List.of(-12L))
                                .build());
    }

    @ParameterizedTest(name = "{0} points, buckets of {1} ms: {4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        limit | bucket ms | points | truncated | because
        4     | 0         | 4      | false     | all there is
        3     | 0         | 3      | true      | one more is there
        1     | 0         | 1      | true      | the oldest first
        4     | 1000      | 3      | false     | all there is; two share a bucket
        3     | 1000      | 3      | false     | exactly as many
        2     | 1000      | 2      | true      | one more is there
        """)
    void theLimitCuts(int limit, int bucketMs, int points, boolean truncated, String because) throws Exception {
        chain.send(
                current("series-limit", 1, 0, 1),
                current("series-limit", 2, 1_000, 2),
                current("series-limit", 3, 2_000, 3),
                current("series-limit", 4, 2_001, 4));
        chain.awaitStatuses("series-limit", 4);

        SeriesColumn column =
                ask(series("series-limit", 0, HOUR_MS, bucketMs, limit).addColumns("currentMa"));

        assertThat(column.getAtMsCount()).isEqualTo(points);
        assertThat(column.getTruncated()).isEqualTo(truncated);
    }

    /** Whoever goes on from the last time + 1 gets every value once, also where two share a moment. */
    @Test
    void goingOnAfterACutLosesNothing() throws Exception {
        chain.send(
                current("series-pages", 1, 0, 1),
                current("series-pages", 2, 1_000, 2),
                current("series-pages", 3, 1_000, 3),
                current("series-pages", 4, 2_000, 4));
        chain.awaitStatuses("series-pages", 4);

        List<Long> values = new ArrayList<>();
        long fromMs = 0;
        boolean more = true;
        while (more) {
            SeriesColumn page =
                    ask(series("series-pages", fromMs, HOUR_MS, 0, 2).addColumns("currentMa"));
            values.addAll(page.getValueList());
            more = page.getTruncated();
            fromMs = page.getAtMs(page.getAtMsCount() - 1) - MIDNIGHT_MS + 1;
        }

        assertThat(values).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void anUnknownPackHasEmptyColumns() {
        SeriesColumn column = ask(series("nobody", 0, HOUR_MS, 60_000, 100).addColumns("packVoltageMv"));

        assertThat(column)
                .isEqualTo(SeriesColumn.newBuilder().setName("packVoltageMv").build());
    }

    /** The newest status by order number, with the measurement of the newest frame and every cell's last reading. */
    @Test
    void latest() throws Exception {
        PackStatus newestFrame =
                Samples.cellFrame("latest-1", 20, MIDNIGHT_MS + 2_000, 1, 3_210).build();
        PackStatus lineReport = Samples.lineReport("latest-1", 21, MIDNIGHT_MS + 7_000)
                .setLastFrameAtMs(MIDNIGHT_MS + 2_000)
                .build();
        chain.send(
                Samples.cellFrame("latest-1", 18, MIDNIGHT_MS, 1, 3_200).build(),
                Samples.cellFrame("latest-1", 19, MIDNIGHT_MS + 1_000, 2, 3_205).build(),
                newestFrame,
                lineReport);
        chain.awaitStatuses("latest-1", 4);
        // Late: an earlier order number must not become the latest, whatever its time says.
        chain.send(
                Samples.cellFrame("latest-1", 17, MIDNIGHT_MS + 9_000, 1, 3_100).build());
        chain.awaitStatuses("latest-1", 5);

        LatestReply reply = history.latest(LatestRequest.newBuilder()
                        .addPackIds("latest-1")
                        .addPackIds("nobody")
                        .build())
                .next();

        assertThat(reply.getPacksList())
                .containsExactly(LatestPack.newBuilder()
                        .setStatus(lineReport.toBuilder().setMeasured(newestFrame.getMeasured()))
                        .addCells(cell(1, 3_210, MIDNIGHT_MS + 2_000, 20))
                        .addCells(cell(2, 3_205, MIDNIGHT_MS + 1_000, 19))
                        .setMeasuredOrder(Samples.order(20))
                        .build());
        assertThat(reply.getStatusOffsetsList())
                .extracting(PartitionOffset::getPartition)
                .containsExactly(0, 1, 2, 3);
    }

    /** More than a caller takes at once. */
    @Test
    void latestOfAManyPacks() throws Exception {
        chain.send(Samples.full("latest-many", 1, MIDNIGHT_MS));
        chain.awaitRows("latest_status", "latest-many", 1);
        int most = 20_000_000
                / (int) (long) chain.row(
                                "SELECT length(latest)::bigint AS bytes FROM history.latest_status WHERE pack_id = ?",
                                "latest-many")
                        .get("bytes");
        chain.execute(
                "INSERT INTO history.latest_status (pack_id, enrolment, boot, sequence, at, latest, installation_id)"
                        + " SELECT pack_id || '-' || n, enrolment, boot, sequence, at, latest, installation_id"
                        + " FROM history.latest_status, generate_series(1, " + most
                        + ") AS copies (n) WHERE pack_id = 'latest-many'");
        try {
            List<LatestReply> portions = new ArrayList<>();
            history.latest(LatestRequest.getDefaultInstance()).forEachRemaining(portions::add);

            assertThat(portions).hasSizeGreaterThan(4);
            assertThat(portions)
                    .allSatisfy(part -> assertThat(part.getSerializedSize()).isLessThan(5_000_000));
            assertThat(portions.stream().mapToInt(LatestReply::getPacksCount).sum())
                    .isGreaterThan(most);
            assertThat(portions.getFirst().getStatusOffsetsCount()).isPositive();
        } finally {
            chain.execute("DELETE FROM history.latest_status WHERE pack_id LIKE 'latest-many-%'");
        }
    }

    @Test
    void latestOfAll() throws Exception {
        chain.send(
                Samples.lineReport("latest-silent", 1, MIDNIGHT_MS).build(),
                Samples.full("latest-full", 1, MIDNIGHT_MS));
        chain.awaitRows("latest_status", "latest-full", 1);

        List<LatestPack> packs = new ArrayList<>();
        history.latest(LatestRequest.getDefaultInstance()).forEachRemaining(part -> packs.addAll(part.getPacksList()));

        assertThat(packs).extracting(pack -> pack.getStatus().getPackId()).contains("latest-silent", "latest-full");
        assertThat(packs)
                .filteredOn(pack -> pack.getStatus().getPackId().equals("latest-silent"))
                .allMatch(pack -> !pack.getStatus().hasMeasured() && pack.getCellsCount() == 0);
        assertThat(packs)
                .filteredOn(pack -> pack.getStatus().getPackId().equals("latest-full"))
                .extracting(LatestPack::getStatus)
                .containsExactly(Samples.full("latest-full", 1, MIDNIGHT_MS));
    }

    /** One call for several packs and columns: downsampled, and with what is missing of each pack. */
    @Test
    void manyPacksAtOnce() throws Exception {
        for (int second = 0; second < 100; second++) {
            chain.send(current("many-1", second + 1, second * 1_000, second == 33 ? 9_000 : 100));
        }
        chain.send(current("many-2", 1, 5_000, 70), current("many-2", 2, 50_000, 71));
        chain.awaitStatuses("many-1", 100);
        chain.awaitStatuses("many-2", 2);
        SeriesRequest.Builder request = series("many-2", 0, 100_000, 0, 10)
                .addPackIds("many-1")
                .addPackIds("many-unknown")
                .addColumns("currentMa")
                .addColumns("socMilliPercent")
                .setDownsampling(Downsampling.DOWNSAMPLING_LTTB);

        SeriesReply reply = history.series(request.build());

        assertThat(reply.getColumnsList())
                .extracting(column -> column.getPackId() + " " + column.getName() + " " + column.getAtMsCount())
                .containsExactly(
                        "many-2 currentMa 2",
                        "many-2 socMilliPercent 0",
                        "many-1 currentMa 10",
                        "many-1 socMilliPercent 0",
                        "many-unknown currentMa 0",
                        "many-unknown socMilliPercent 0");
        assertThat(reply.getColumns(2).getValueList()).contains(9_000L);
        assertThat(reply.getGapsList())
                .containsExactly(
                        gaps("many-2", List.of(5_000L, 50_000L), List.of(50_000L, 100_000L)),
                        gaps("many-unknown", List.of(0L), List.of(100_000L)));
        SeriesReply extremes = history.series(request.setDownsampling(Downsampling.DOWNSAMPLING_MIN_MAX)
                .setLimit(4)
                .build());
        assertThat(extremes.getColumns(2).getValueList()).containsExactly(100L, 9_000L, 100L);
    }

    private static PackGaps gaps(String packId, List<Long> from, List<Long> to) {
        return PackGaps.newBuilder()
                .setPackId(packId)
                .addAllFromMs(from.stream().map(ms -> MIDNIGHT_MS + ms).toList())
                .addAllToMs(to.stream().map(ms -> MIDNIGHT_MS + ms).toList())
                .build();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
        DOWNSAMPLING_LTTB    | 0    | 2 | limit 2 must be 3 or more with downsampling
        DOWNSAMPLING_MIN_MAX | 1000 | 9 | bucket_ms 1000 must be 0 with downsampling
        UNRECOGNIZED         | 0    | 9 | downsampling UNRECOGNIZED must be DOWNSAMPLING_UNSPECIFIED, DOWNSAMPLING_LTTB or DOWNSAMPLING_MIN_MAX
        """)
    void badDownsampling(Downsampling downsampling, int bucketMs, int limit, String message) {
        SeriesRequest.Builder request = series("pack-1", 0, 1, bucketMs, limit).addColumns("currentMa");
        if (downsampling == Downsampling.UNRECOGNIZED) {
            request.setDownsamplingValue(99);
        } else {
            request.setDownsampling(downsampling);
        }

        StatusRuntimeException refusal =
                catchThrowableOfType(StatusRuntimeException.class, () -> history.series(request.build()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.getStatus().getDescription()).isEqualTo(message);
    }

    /** Where the pack was then. */
    @Test
    void eventsOfAnInstallation() throws Exception {
        PackEvent here = Samples.event("event-here", 1, 0, MIDNIGHT_MS)
                .setInstallationId("site-events")
                .build();
        PackEvent moved = Samples.event("event-moved", 2, 0, MIDNIGHT_MS + 1_000)
                .setInstallationId("site-events")
                .build();
        chain.send(here, moved);
        chain.send(Samples.event("event-moved", 1, 0, MIDNIGHT_MS).build());
        chain.awaitRows("event", "event-here", 1);
        chain.awaitRows("event", "event-moved", 2);

        EventsRequest.Builder request = EventsRequest.newBuilder()
                .setInstallationId("site-events")
                .setFromMs(MIDNIGHT_MS)
                .setToMs(MIDNIGHT_MS + HOUR_MS)
                .setLimit(9);
        assertThat(history.events(request.build()).getEventsList()).containsExactly(moved, here);
        assertThat(history.events(request.addPackIds("event-here").build()).getEventsList())
                .containsExactly(here);
    }

    @Test
    void eventsOfOneKind() throws Exception {
        PackEvent raised = Samples.event("event-kind", 1, 0, MIDNIGHT_MS)
                .setWarningRaised(WarningRaised.getDefaultInstance())
                .build();
        PackEvent cleared = Samples.event("event-kind", 1, 1, MIDNIGHT_MS)
                .setWarningCleared(WarningCleared.getDefaultInstance())
                .build();
        chain.send(raised, cleared);
        chain.awaitRows("event", "event-kind", 2);

        EventsRequest.Builder request = EventsRequest.newBuilder()
                .addPackIds("event-kind")
                .setFromMs(MIDNIGHT_MS)
                .setToMs(MIDNIGHT_MS + HOUR_MS)
                .setLimit(9)
                .addFacts("warning_cleared");
        assertThat(history.events(request.build()).getEventsList()).containsExactly(cleared);
        assertThat(history.events(request.addFacts("warning_raised").build()).getEventsList())
                .containsExactlyInAnyOrder(raised, cleared);
        assertThat(catchThrowableOfType(
                        StatusRuntimeException.class,
                        () -> history.events(request.addFacts("tea").build())))
                .hasMessageContaining("facts tea must be names of facts in events.proto");
    }

    @Test
    void eventsNewestFirst() throws Exception {
        PackEvent first = Samples.event("event-1", 1, 0, MIDNIGHT_MS).build();
        PackEvent second = Samples.event("event-1", 2, 0, MIDNIGHT_MS + 1_000).build();
        PackEvent third = Samples.event("event-1", 2, 1, MIDNIGHT_MS + 1_000).build();
        PackEvent other = Samples.event("event-2", 1, 0, MIDNIGHT_MS + 2_000).build();
        chain.send(first, second, third, other);
        chain.awaitRows("event", "event-1", 3);
        chain.awaitRows("event", "event-2", 1);

        assertThat(events(0, HOUR_MS, 3, "event-1").getEventsList()).containsExactly(third, second, first);
        assertThat(events(0, HOUR_MS, 3, "event-1").getTruncated()).isFalse();
        assertThat(events(0, HOUR_MS, 2, "event-1").getEventsList()).containsExactly(third, second);
        assertThat(events(0, HOUR_MS, 2, "event-1").getTruncated()).isTrue();
        assertThat(events(0, 1_000, 3, "event-1").getEventsList()).containsExactly(first);
        assertThat(events(1_000, HOUR_MS, 9, "event-1", "event-2").getEventsList())
                .containsExactly(other, third, second);
        assertThat(events(0, HOUR_MS, 1_000).getEventsList()).contains(other, third, second, first);
    }

    @ParameterizedTest(name = "{6}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        pack   | column        | from | to | limit  | message                                                | because
        Pack 1 | currentMa     | 0    | 1  | 1      | pack_ids 'Pack 1' must be [a-z0-9]                     | not an id
        ''     | currentMa     | 0    | 1  | 1      | pack_ids '' must be [a-z0-9]                           | no id
        pack-1 | currentMA     | 0    | 1  | 1      | columns 'currentMA' must be packVoltageMv, currentMa,  | not a column
        pack-1 | cellVoltageMv | 0    | 1  | 1      | columns 'cellVoltageMv' must be                        | of which cell?
        pack-1 |               | 0    | 1  | 1      | number of columns 0 must be 1 to 517                   | nothing is asked
        pack-1 | currentMa     | -1   | 1  | 1      | from_ms -1 must be 0 to 253402300799999                | before 1970
        pack-1 | currentMa     | 5    | 5  | 1      | to_ms 5 must be above from_ms 5                        | an empty range
        pack-1 | currentMa     | 6    | 5  | 1      | to_ms 5 must be above from_ms 6                        | turned around
        pack-1 | currentMa     | 0    | 1  | 0      | limit 0 must be 1 to 100000                            | no points
        pack-1 | currentMa     | 0    | 1  | 100001 | limit 100001 must be 1 to 100000                       | too many points
        pack-1 | currentMa     | 0    | 1  | -1     | limit 4294967295 must be 1 to 100000                   | the largest number of its kind
        """)
    void badQuestions(String pack, String column, long fromMs, long toMs, int limit, String message, String because) {
        SeriesRequest.Builder request = SeriesRequest.newBuilder()
                .addPackIds(pack)
                .setFromMs(fromMs)
                .setToMs(toMs)
                .setLimit(limit);
        if (column != null) {
            request.addColumns(column);
        }

        StatusRuntimeException refusal =
                catchThrowableOfType(StatusRuntimeException.class, () -> history.series(request.build()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.getStatus().getDescription()).startsWith(message);
    }

    @ParameterizedTest(name = "events, limit {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        0    | limit 0 must be 1 to 1000    | none
        1001 | limit 1001 must be 1 to 1000 | too many
        """)
    void badLimitsOfEvents(int limit, String message, String because) {
        StatusRuntimeException refusal =
                catchThrowableOfType(StatusRuntimeException.class, () -> events(0, HOUR_MS, limit));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.getStatus().getDescription()).isEqualTo(message);
    }

    @Test
    void aDamagedRowIsNamed() throws Exception {
        chain.send(current("series-damaged", 1, 0, 1));
        chain.awaitStatuses("series-damaged", 1);
        chain.execute("UPDATE history.pack_minute SET block = set_byte(block, 9, get_byte(block, 9) # 1)"
                + " WHERE pack_id = 'series-damaged'");

        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> ask(series("series-damaged", 0, HOUR_MS, 0, 1).addColumns("currentMa")));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.DATA_LOSS);
        assertThat(refusal.getStatus().getDescription())
                .startsWith("history.pack_minute of pack series-damaged and minute 2026-06-01T00:00:00Z is damaged: "
                        + "the checksum of a block of ");
    }

    /** No end of time is needed to ask for everything. */
    @Test
    void aRangeWithoutEnd() throws Exception {
        chain.send(current("series-end", 1, 0, 1));
        chain.awaitStatuses("series-end", 1);

        SeriesColumn column = ask(SeriesRequest.newBuilder()
                .addPackIds("series-end")
                .addColumns("currentMa")
                .setToMs(Long.MAX_VALUE)
                .setLimit(100_000));

        assertThat(column.getValueList()).containsExactly(1L);
    }

    @Test
    void aDatabaseThatIsAwayIsSaidToBeAway() throws Exception {
        stopDatabase.run();
        try {
            StatusRuntimeException refusal =
                    catchThrowableOfType(StatusRuntimeException.class, () -> events(0, HOUR_MS, 1));
            assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(refusal.getStatus().getDescription()).isEqualTo("the history database does not answer");
        } finally {
            startDatabase.run();
        }
        Eventually.get(
                () -> {
                    try {
                        return events(0, HOUR_MS, 1).isInitialized();
                    } catch (StatusRuntimeException stillAway) {
                        return false;
                    }
                },
                answered -> answered);
    }

    private SeriesColumn ask(SeriesRequest.Builder request) {
        SeriesReply reply = history.series(request.build());
        assertThat(reply.getColumnsList()).hasSize(1);
        assertThat(reply.getColumns(0).getPackId()).isEqualTo(request.getPackIds(0));
        return withoutPacks(reply).getFirst();
    }

    private static List<SeriesColumn> withoutPacks(SeriesReply reply) {
        return reply.getColumnsList().stream()
                .map(column -> column.toBuilder().clearPackId().build())
                .toList();
    }

    private EventsReply events(long fromMs, long toMs, int limit, String... packIds) {
        return history.events(EventsRequest.newBuilder()
                .addAllPackIds(List.of(packIds))
                .setFromMs(MIDNIGHT_MS + fromMs)
                .setToMs(MIDNIGHT_MS + toMs)
                .setLimit(limit)
                .build());
    }

    private static SeriesRequest.Builder series(String packId, long fromMs, long toMs, int bucketMs, int limit) {
        return SeriesRequest.newBuilder()
                .addPackIds(packId)
                .setFromMs(MIDNIGHT_MS + fromMs)
                .setToMs(MIDNIGHT_MS + toMs)
                .setBucketMs(bucketMs)
                .setLimit(limit);
    }

    private static SeriesColumn.Builder column(String name, List<Long> sinceMidnightMs, List<Long> values) {
        return SeriesColumn.newBuilder()
                .setName(name)
                .addAllAtMs(sinceMidnightMs.stream().map(ms -> MIDNIGHT_MS + ms).toList())
                .addAllValue(values);
    }

    private static PackStatus current(String packId, long sequence, long sinceMidnightMs, int currentMa) {
        return Samples.lineReport(packId, sequence, MIDNIGHT_MS + sinceMidnightMs)
                .setMeasured(Measurement.newBuilder().setPackVoltageMv(51_200).setCurrentMa(currentMa))
                .build();
    }

    private static LatestCell cell(int number, int voltageMv, long atMs, long sequence) {
        return LatestCell.newBuilder()
                .setReading(CellReading.newBuilder().setNumber(number).setVoltageMv(voltageMv))
                .setAtMs(atMs)
                .setOrder(Samples.order(sequence))
                .build();
    }
}
