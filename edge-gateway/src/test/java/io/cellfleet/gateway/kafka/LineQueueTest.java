package io.cellfleet.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.RecordList;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What happens to the records of real lines while Kafka is away. */
class LineQueueTest {

    private final LineQueue queue = new LineQueue(3);

    private static GatewayRecord numbered(int number) {
        return GatewayRecord.newBuilder().setCapturedAtMs(number).build();
    }

    @Test
    void theOldestAreLostAndCounted() throws InterruptedException {
        for (int i = 1; i <= 3; i++) {
            queue.accept(numbered(i));
        }
        assertThat(queue.dropped()).as("full, but nothing lost").isZero();
        queue.accept(numbered(4));
        queue.accept(numbered(5));

        assertThat(queue.depth()).isEqualTo(3);
        assertThat(queue.dropped()).isEqualTo(2);
        assertThat(queue.isDropping()).isTrue();

        RecordList passed = new RecordList();
        for (int i = 0; i < 3; i++) {
            queue.passOn(passed);
        }
        assertThat(passed.all()).extracting(GatewayRecord::getCapturedAtMs).containsExactly(3L, 4L, 5L);
        assertThat(queue.isDropping()).isFalse();
        assertThat(queue.dropped()).as("what was lost stays lost").isEqualTo(2);
    }

    @Test
    void aRecordThatIsBeingHandedOnStillWaits() throws InterruptedException {
        queue.accept(numbered(1));
        queue.passOn(handedOn -> assertThat(queue.depth()).isEqualTo(1));
        queue.awaitEmpty(Duration.ofSeconds(1));
        assertThat(queue.depth()).isZero();
    }
}
