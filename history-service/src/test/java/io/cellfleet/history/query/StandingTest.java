package io.cellfleet.history.query;

import static io.cellfleet.history.testing.Samples.MIDNIGHT_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.history.v1.HistoryGrpc.HistoryBlockingStub;
import io.cellfleet.contract.history.v1.LatestRequest;
import io.cellfleet.contract.history.v1.StandingRequest;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.WarningCleared;
import io.cellfleet.contract.v1.WarningCode;
import io.cellfleet.contract.v1.WarningRaised;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine warns of beside the records is kept until it is taken back. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class StandingTest {

    private static final long WALL_MS = MIDNIGHT_MS + 61_000;

    @GrpcClient
    HistoryBlockingStub history;

    @Inject
    Chain chain;

    @Test
    void standsUntilItIsTakenBackAndMayComeAgain() throws Exception {
        PackEvent first = raised("stand-one", 5, 1_000, WALL_MS, WarningCode.WARNING_CODE_GATEWAY_OFFLINE);
        send(first);
        assertThat(standing("stand-one")).containsExactly(first);

        send(cleared("stand-one", 5, 1_001, WALL_MS + 9_000, WarningCode.WARNING_CODE_GATEWAY_OFFLINE));
        assertThat(standing("stand-one")).isEmpty();

        PackEvent second = raised("stand-one", 6, 1_000, WALL_MS + 99_000, WarningCode.WARNING_CODE_GATEWAY_OFFLINE);
        send(second);
        assertThat(standing("stand-one")).containsExactly(second);
    }

    /** All in one transaction, where nothing was written in between. */
    @Test
    void theLastWordOfABatchCounts() throws Exception {
        PackEvent quarantined = raised("stand-two", 7, 1_002, MIDNIGHT_MS, WarningCode.WARNING_CODE_QUARANTINED);
        send(
                raised("stand-two", 7, 1_000, WALL_MS, WarningCode.WARNING_CODE_GATEWAY_OFFLINE),
                quarantined,
                cleared("stand-two", 7, 1_001, WALL_MS + 1, WarningCode.WARNING_CODE_GATEWAY_OFFLINE));

        assertThat(standing("stand-two")).containsExactly(quarantined);
    }

    /** The same code may stand twice: as records say, and beside them. */
    @Test
    void whatARecordRaisesIsSaidToWhoAsksForIt() throws Exception {
        PackEvent record = raised("stand-record", 5, 0, MIDNIGHT_MS, WarningCode.WARNING_CODE_CLOCK);
        PackEvent beside = raised("stand-record", 5, 1_000, WALL_MS, WarningCode.WARNING_CODE_CLOCK);
        send(record, beside);
        assertThat(standing("stand-record")).containsExactly(beside);
        assertThat(standingOfAll("stand-record")).containsExactly(record, beside);

        send(cleared("stand-record", 6, 0, MIDNIGHT_MS + 1_000, WarningCode.WARNING_CODE_CLOCK));

        assertThat(standingOfAll("stand-record")).containsExactly(beside);
    }

    /** Read again from further back, after a restored backup. */
    @Test
    void anOlderWordDoesNotComeBack() throws Exception {
        PackEvent raised = raised("stand-back", 5, 1_000, WALL_MS, WarningCode.WARNING_CODE_GATEWAY_OFFLINE);
        send(raised);
        send(cleared("stand-back", 5, 1_001, WALL_MS + 9_000, WarningCode.WARNING_CODE_GATEWAY_OFFLINE));
        chain.send(raised);
        send(raised("stand-back-end", 1, 0, MIDNIGHT_MS, WarningCode.WARNING_CODE_CLOCK));

        assertThat(standing("stand-back")).isEmpty();
    }

    @Test
    void cellsKeepTheirColours() throws Exception {
        PackStatus full = Samples.full("stand-colours", 1, MIDNIGHT_MS);
        chain.send(full);
        chain.awaitRows("latest_status", "stand-colours", 1);

        assertThat(history.latest(LatestRequest.newBuilder()
                                .addPackIds("stand-colours")
                                .build())
                        .next()
                        .getPacks(0)
                        .getCells(0)
                        .getReading())
                .isEqualTo(full.getMeasured().getCells(0));
    }

    /** Returns when they are written. */
    private void send(PackEvent... events) throws Exception {
        String packId = events[0].getPackId();
        long before = chain.countRows("event", packId);
        chain.send(events);
        chain.awaitRows("event", packId, before + events.length);
    }

    private List<PackEvent> standing(String packId) {
        return standing(packId, false);
    }

    private List<PackEvent> standingOfAll(String packId) {
        return standing(packId, true);
    }

    private List<PackEvent> standing(String packId, boolean ofRecordsToo) {
        StandingRequest request =
                StandingRequest.newBuilder().setOfRecordsToo(ofRecordsToo).build();
        return history.standing(request).getEventsList().stream()
                .filter(event -> event.getPackId().equals(packId))
                .toList();
    }

    private static PackEvent raised(String packId, long sequence, int index, long atMs, WarningCode code) {
        return Samples.event(packId, sequence, index, atMs)
                .setWarningRaised(WarningRaised.newBuilder().setCode(code).setDetail("as this test wishes"))
                .build();
    }

    private static PackEvent cleared(String packId, long sequence, int index, long atMs, WarningCode code) {
        return Samples.event(packId, sequence, index, atMs)
                .setWarningCleared(WarningCleared.newBuilder().setCode(code))
                .build();
    }
}
