package io.cellfleet.history.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.history.v1.HistoryGrpc.HistoryBlockingStub;
import io.cellfleet.contract.history.v1.LatestReply;
import io.cellfleet.contract.history.v1.LatestRequest;
import io.cellfleet.history.testing.Servers;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A call whose end is lost between threads is answered never: rare, so many are asked. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class ManyCallsTest {

    private static final int CALLERS = 16;
    private static final int CALLS = 1_000;

    @GrpcClient
    HistoryBlockingStub history;

    @Test
    void eachCallIsAnswered() throws Exception {
        assertThat(answers())
                .hasSize(CALLERS * CALLS)
                .extracting(LatestReply::getPacksCount)
                .containsOnly(0);
    }

    private List<LatestReply> answers() throws InterruptedException, ExecutionException {
        LatestRequest request = LatestRequest.newBuilder().addPackIds("nobody").build();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<LatestReply>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS * CALLS; i++) {
                calls.add(callers.submit(() -> history.withDeadlineAfter(20, TimeUnit.SECONDS)
                        .latest(request)
                        .next()));
            }
            List<LatestReply> replies = new ArrayList<>();
            for (Future<LatestReply> call : calls) {
                replies.add(call.get());
            }
            return replies;
        }
    }
}
