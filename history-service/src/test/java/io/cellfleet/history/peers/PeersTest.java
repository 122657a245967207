package io.cellfleet.history.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cellfleet.contract.history.v1.HeldReply;
import io.cellfleet.contract.history.v1.HeldRequest;
import io.cellfleet.contract.history.v1.HistoryGrpc.HistoryBlockingStub;
import io.cellfleet.contract.history.v1.HistoryPeersGrpc;
import io.cellfleet.contract.history.v1.LatestPack;
import io.cellfleet.contract.history.v1.LatestReply;
import io.cellfleet.contract.history.v1.LatestRequest;
import io.cellfleet.contract.history.v1.SeriesReply;
import io.cellfleet.contract.history.v1.SeriesRequest;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.intake.Intakes;
import io.cellfleet.history.minutes.OpenMinutes;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Eventually;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another instance, with a memory and a server of its own, reads what the asked one does not. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class PeersTest {

    private static final int PARTITIONS = 4;

    @GrpcClient
    HistoryBlockingStub history;

    @Inject
    Chain chain;

    @Inject
    Intakes intakes;

    @Inject
    OpenMinutes asked;

    private final OpenMinutes elsewhere = new OpenMinutes();
    private Server other;

    /** The asked one reads nothing, but knows how many partitions there are. */
    @BeforeEach
    void startTheOther() throws Exception {
        Eventually.get(asked::partitionsOfTopic, count -> count == PARTITIONS);
        intakes.stop();
        other = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .addService(new HistoryPeersGrpc.HistoryPeersImplBase() {
                    @Override
                    public void held(HeldRequest request, StreamObserver<HeldReply> reply) {
                        reply.onNext(PeerService.held(elsewhere.held(), request));
                        reply.onCompleted();
                    }
                })
                .build()
                .start();
        chain.execute("INSERT INTO history.instance VALUES ('other', '127.0.0.1:" + other.getPort()
                + "', now() + interval '1 hour')");
    }

    @AfterEach
    void stopTheOther() throws Exception {
        other.shutdownNow();
        chain.execute("DELETE FROM history.instance WHERE name = 'other'");
        intakes.start();
    }

    @Test
    void whatAnotherOneHoldsIsInTheAnswers() throws Exception {
        PackStatus first =
                Samples.cellFrame("peers-1", 1, Samples.MIDNIGHT_MS, 1, 3_301).build();
        PackStatus second = Samples.cellFrame("peers-1", 2, Samples.MIDNIGHT_MS + 1_000, 2, 3_302)
                .build();
        hold(first, second);

        Eventually.get(() -> series("peers-1"), reply -> !reply.getIncomplete());

        assertThat(series("peers-1").getColumns(0).getValueList()).containsExactly(51_200L, 51_200L);
        LatestReply latest = history.latest(
                        LatestRequest.newBuilder().addPackIds("peers-1").build())
                .next();
        assertThat(latest.getIncomplete()).isFalse();
        assertThat(latest.getPacksList())
                .extracting(LatestPack::getStatus, LatestPack::getCellsCount)
                .containsExactly(tuple(second, 2));
    }

    @Test
    void withoutTheOtherAnAnswerIsIncomplete() throws Exception {
        hold(Samples.frame("peers-2", 1, Samples.MIDNIGHT_MS, 51_200).build());
        Eventually.get(() -> series("peers-2"), reply -> !reply.getIncomplete());

        other.shutdownNow();

        SeriesReply reply = Eventually.get(() -> series("peers-2"), SeriesReply::getIncomplete);
        assertThat(reply.getColumns(0).getValueList()).isEmpty();
        assertThat(history.latest(LatestRequest.getDefaultInstance()).next().getIncomplete())
                .isTrue();
    }

    /** Of a partition whose end it has not seen there may be more. */
    @Test
    void anotherOneThatReadsStill() throws Exception {
        hold(Samples.frame("peers-3", 1, Samples.MIDNIGHT_MS, 51_200).build());
        Eventually.get(() -> series("peers-3"), reply -> !reply.getIncomplete());
        elsewhere.begin(3, 0);

        SeriesReply reply = series("peers-3");

        assertThat(reply.getIncomplete()).isTrue();
        assertThat(reply.getColumns(0).getValueList()).containsExactly(51_200L);
    }

    private void hold(PackStatus... statuses) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            elsewhere.begin(partition, 0);
            elsewhere.of(partition).caughtUp();
        }
        for (int i = 0; i < statuses.length; i++) {
            elsewhere.of(0).add(i, statuses[i], statuses[i].toByteArray());
        }
    }

    private SeriesReply series(String packId) {
        return history.series(SeriesRequest.newBuilder()
                .addPackIds(packId)
                .addColumns("packVoltageMv")
                .setFromMs(0)
                .setToMs(Long.MAX_VALUE)
                .setLimit(100)
                .build());
    }
}
