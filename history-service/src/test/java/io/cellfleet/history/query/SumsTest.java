package io.cellfleet.history.query;

import static io.cellfleet.history.testing.Samples.MIDNIGHT_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cellfleet.contract.history.v1.HistoryGrpc.HistoryBlockingStub;
import io.cellfleet.contract.history.v1.PackSums;
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

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        resolution             | column      | from | message                                                         | because
        RESOLUTION_UNSPECIFIED | frames      | 0    | resolution 0 must be RESOLUTION_MINUTE, RESOLUTION_HOUR or RESO | of what?
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
