package io.cellfleet.history.query;

import static io.cellfleet.history.testing.Samples.MIDNIGHT_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cellfleet.contract.history.v1.FleetColumn;
import io.cellfleet.contract.history.v1.FleetReply;
import io.cellfleet.contract.history.v1.FleetRequest;
import io.cellfleet.contract.history.v1.HistoryGrpc.HistoryBlockingStub;
import io.cellfleet.contract.history.v1.PackSums;
import io.cellfleet.contract.history.v1.Ranked;
import io.cellfleet.contract.history.v1.RankingRequest;
import io.cellfleet.contract.history.v1.Resolution;
import io.cellfleet.contract.history.v1.SumsColumn;
import io.cellfleet.contract.history.v1.SumsReply;
import io.cellfleet.contract.history.v1.SumsRequest;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackStatus;
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
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From Kafka to sums of many packs, through a real client. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class SumsTest {

    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;

    @GrpcClient
    HistoryBlockingStub history;

    @Inject
    Chain chain;

    @Test
    void minutesAndHoursOfSeveralPacks() throws Exception {
        chain.send(
                current("sums-b", 1, 0, 10),
                current("sums-b", 2, 30_000, 20),
                current("sums-b", 3, 2 * MINUTE_MS, 60),
                current("sums-b", 4, HOUR_MS, 70),
                Samples.frame("sums-a", 1, MIDNIGHT_MS + MINUTE_MS, 51_200).build());
        SumsRequest.Builder request = SumsRequest.newBuilder()
                .addPackIds("sums-b")
                .addPackIds("sums-a")
                .addPackIds("nobody")
                .addColumns("frames")
                .addColumns("currentMaMean")
                .setFromMs(MIDNIGHT_MS)
                .setToMs(MIDNIGHT_MS + HOUR_MS);

        SumsReply hours = Eventually.get(
                () -> history.sums(
                        request.setResolution(Resolution.RESOLUTION_HOUR).build()),
                reply -> reply.getPacksCount() == 2
                        && reply.getPacks(1).getColumns(0).getValue(0) == 3);
        SumsReply minutes =
                history.sums(request.setResolution(Resolution.RESOLUTION_MINUTE).build());

        assertThat(hours.getPacksList())
                .containsExactly(
                        PackSums.newBuilder()
                                .setPackId("sums-a")
                                .addAtMs(MIDNIGHT_MS)
                                .addColumns(column("frames", 1))
                                .addColumns(column("currentMaMean", 0).addUnknown(0))
                                .build(),
                        PackSums.newBuilder()
                                .setPackId("sums-b")
                                .addAtMs(MIDNIGHT_MS)
                                .addColumns(column("frames", 3))
                                .addColumns(column("currentMaMean", 30))
                                .build());
        assertThat(minutes.getPacks(1))
                .isEqualTo(PackSums.newBuilder()
                        .setPackId("sums-b")
                        .addAtMs(MIDNIGHT_MS)
                        .addAtMs(MIDNIGHT_MS + 2 * MINUTE_MS)
                        .addColumns(column("frames", 2, 1))
                        .addColumns(column("currentMaMean", 15, 60))
                        .build());
        assertThat(history.sums(request.clearPackIds().build()).getPacksList())
                .extracting(PackSums::getPackId)
                .contains("sums-a", "sums-b")
                .isSorted();
    }

    @Test
    void whoHasTheMost() throws Exception {
        chain.send(
                current("rank-a", 1, 0, 10),
                current("rank-a", 2, 2 * HOUR_MS, 90),
                current("rank-b", 1, 0, 70),
                current("rank-c", 1, 0, -5),
                current("rank-c", 2, HOUR_MS, 90),
                Samples.frame("rank-d", 1, MIDNIGHT_MS, 51_200).build());
        RankingRequest.Builder request = RankingRequest.newBuilder()
                .addAllPackIds(List.of("rank-a", "rank-b", "rank-c", "rank-d"))
                .setResolution(Resolution.RESOLUTION_HOUR)
                .setColumn("currentMaMax")
                .setFromMs(MIDNIGHT_MS)
                .setToMs(MIDNIGHT_MS + 3 * HOUR_MS)
                .setLimit(10);
        Eventually.get(
                () -> chain.countRows("pack_hour", "rank-a") + chain.countRows("pack_hour", "rank-c"),
                hours -> hours == 4);

        assertThat(history.ranking(request.build()).getPacksList())
                .containsExactly(ranked("rank-a", 90, 2), ranked("rank-c", 90, 1), ranked("rank-b", 70, 0));
        assertThat(history.ranking(request.setLimit(1).setLeast(true).build()).getPacksList())
                .containsExactly(ranked("rank-c", -5, 0));
    }

    @Test
    void theFleetTogether() throws Exception {
        chain.send(
                current("fleet-a", 1, 0, 10),
                current("fleet-a", 2, HOUR_MS, 20),
                current("fleet-b", 1, HOUR_MS, 31),
                Samples.frame("fleet-c", 1, MIDNIGHT_MS + HOUR_MS, 51_200).build(),
                Samples.frame("fleet-c", 2, MIDNIGHT_MS + 23 * HOUR_MS, 51_200).build());
        FleetRequest.Builder request = FleetRequest.newBuilder()
                .addAllPackIds(List.of("fleet-a", "fleet-b", "fleet-c"))
                .addColumns("currentMaMean")
                .addColumns("frames")
                .setFromMs(MIDNIGHT_MS)
                .setToMs(MIDNIGHT_MS + 24 * HOUR_MS);
        Eventually.get(() -> chain.countRows("pack_hour", "fleet-c"), hours -> hours == 2);

        FleetReply hours =
                history.fleet(request.setResolution(Resolution.RESOLUTION_HOUR).build());
        FleetReply days = history.fleet(request.setResolution(Resolution.RESOLUTION_DAY)
                .setTimeZone("Europe/Prague")
                .build());

        assertThat(hours)
                .isEqualTo(FleetReply.newBuilder()
                        .addAllAtMs(List.of(MIDNIGHT_MS, MIDNIGHT_MS + HOUR_MS, MIDNIGHT_MS + 23 * HOUR_MS))
                        .addColumns(FleetColumn.newBuilder()
                                .setName("currentMaMean")
                                .addAllCount(List.of(1, 2, 0))
                                .addAllSum(List.of(10L, 51L, 0L))
                                .addAllMin(List.of(10L, 20L, 0L))
                                .addAllMax(List.of(10L, 31L, 0L)))
                        .addColumns(FleetColumn.newBuilder()
                                .setName("frames")
                                .addAllCount(List.of(1, 3, 1))
                                .addAllSum(List.of(1L, 3L, 1L))
                                .addAllMin(List.of(1L, 1L, 1L))
                                .addAllMax(List.of(1L, 1L, 1L)))
                        .build());
        // In Prague the day began at 22:00 of the day before and the next one at 22:00.
        assertThat(days.getAtMsList()).containsExactly(MIDNIGHT_MS - 2 * HOUR_MS, MIDNIGHT_MS + 22 * HOUR_MS);
        assertThat(days.getColumns(1).getSumList()).containsExactly(4L, 1L);
    }

    @Test
    void badQuestionsAboutTheFleet() {
        assertRefused(
                () -> history.ranking(RankingRequest.newBuilder()
                        .setResolution(Resolution.RESOLUTION_DAY)
                        .setColumn("spread")
                        .setToMs(1)
                        .setLimit(1)
                        .build()),
                "column 'spread' must be one of cellMvMax, ");
        assertRefused(
                () -> history.ranking(RankingRequest.newBuilder()
                        .setResolution(Resolution.RESOLUTION_DAY)
                        .setColumn("frames")
                        .setToMs(1)
                        .setLimit(1_001)
                        .build()),
                "limit 1001 must be 1 to 1000");
        assertRefused(
                () -> history.fleet(FleetRequest.newBuilder()
                        .setResolution(Resolution.RESOLUTION_MINUTE)
                        .build()),
                "resolution RESOLUTION_MINUTE must be RESOLUTION_HOUR or RESOLUTION_DAY");
        assertRefused(
                () -> history.fleet(FleetRequest.newBuilder()
                        .setResolution(Resolution.RESOLUTION_DAY)
                        .setTimeZone("Prague'; DROP")
                        .build()),
                "time_zone 'Prague'; DROP' must be an IANA name as Europe/Prague");
    }

    private static void assertRefused(ThrowingCallable question, String message) {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, question);
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.getStatus().getDescription()).startsWith(message);
    }

    private static Ranked ranked(String packId, long value, int hour) {
        return Ranked.newBuilder()
                .setPackId(packId)
                .setValue(value)
                .setAtMs(MIDNIGHT_MS + hour * HOUR_MS)
                .build();
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        resolution             | column      | from | message                                                         | because
        RESOLUTION_UNSPECIFIED | frames      | 0    | resolution RESOLUTION_UNSPECIFIED must be RESOLUTION_MINUTE, RE | of what?
        RESOLUTION_HOUR        |             | 0    | number of columns 0 must be 1 to 517                            | nothing is asked
        RESOLUTION_HOUR        | currentMa   | 0    | columns 'currentMa' must be one of cellMvMax, cellMvMean, cel | not a sum
        RESOLUTION_MINUTE      | collectedWh | 0    | columns 'collectedWh' must be one of cellMvMax, cellMvMean, cel | hours have it
        RESOLUTION_HOUR        | frames      | 9    | to_ms 9 must be above from_ms 9                                 | an empty range
        """)
    void badQuestions(Resolution resolution, String column, long fromMs, String message, String because) {
        SumsRequest.Builder request = SumsRequest.newBuilder()
                .setResolution(resolution)
                .setFromMs(fromMs)
                .setToMs(9);
        if (column != null) {
            request.addColumns(column);
        }

        StatusRuntimeException refusal =
                catchThrowableOfType(StatusRuntimeException.class, () -> history.sums(request.build()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.getStatus().getDescription()).startsWith(message);
    }

    private static SumsColumn.Builder column(String name, long... values) {
        SumsColumn.Builder column = SumsColumn.newBuilder().setName(name);
        for (long value : values) {
            column.addValue(value);
        }
        return column;
    }

    private static PackStatus current(String packId, long sequence, long sinceMidnightMs, int currentMa) {
        return Samples.lineReport(packId, sequence, MIDNIGHT_MS + sinceMidnightMs)
                .setMeasured(Measurement.newBuilder().setPackVoltageMv(51_200).setCurrentMa(currentMa))
                .build();
    }
}
