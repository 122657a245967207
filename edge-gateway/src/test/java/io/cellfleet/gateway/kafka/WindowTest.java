package io.cellfleet.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many records on the way, in order, whatever Kafka answers. */
class WindowTest {

    private final Broker broker = new Broker();
    private final Window window = new Window(3, broker, Duration.ofMillis(20));

    /** A broker whose answers the test gives. */
    private static final class Broker implements Window.Sender {

        private record Asked(String packId, Runnable acknowledge, Consumer<Throwable> refuse) {}

        private final List<Asked> waiting = new ArrayList<>();
        private final List<String> taken = new ArrayList<>();

        @Override
        public synchronized void send(GatewayRecord sent, Runnable acknowledged, Consumer<Throwable> refused) {
            waiting.add(new Asked(sent.getPackId(), acknowledged, refused));
        }

        private synchronized List<Asked> drain() {
            List<Asked> asked = List.copyOf(waiting);
            waiting.clear();
            return asked;
        }

        void takeAll() {
            for (Asked asked : drain()) {
                synchronized (this) {
                    taken.add(asked.packId());
                }
                asked.acknowledge().run();
            }
        }

        void refuseAll() {
            drain().forEach(asked -> asked.refuse().accept(new IllegalStateException("not authorised")));
        }

        synchronized int waiting() {
            return waiting.size();
        }

        synchronized List<String> taken() {
            return List.copyOf(taken);
        }
    }

    private static GatewayRecord numbered(int number) {
        return GatewayRecord.newBuilder().setPackId("r" + number).build();
    }

    private Thread sender(int from, int to) {
        return Thread.ofVirtual().start(() -> {
            try {
                for (int i = from; i < to; i++) {
                    window.send(numbered(i));
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void noMoreThanTheLimitAreOnTheWay() throws InterruptedException {
        Thread sender = sender(0, 5);
        Eventually.is("three are on the way", () -> broker.waiting() == 3);
        assertThat(window.unacknowledged()).isEqualTo(3);
        assertThat(window.awaitEmpty(Duration.ofMillis(30))).isFalse();

        broker.takeAll();
        Eventually.is("the others follow", () -> broker.waiting() == 2);
        broker.takeAll();
        sender.join();

        assertThat(window.awaitEmpty(Duration.ofSeconds(1))).isTrue();
        assertThat(window.acknowledged()).isEqualTo(5);
        assertThat(broker.taken()).containsExactly("r0", "r1", "r2", "r3", "r4");
    }

    @Test
    void refusedRecordsAreSentAgainInTheirOrderBeforeAnythingNew() throws InterruptedException {
        Thread sender = sender(0, 6);
        Eventually.is("three are on the way", () -> broker.waiting() == 3);
        broker.refuseAll();
        assertThat(window.trouble()).contains("not authorised");

        Eventually.is("they are sent again", () -> broker.waiting() == 3);
        broker.refuseAll();
        Eventually.is("and again", () -> broker.waiting() == 3);
        broker.takeAll();
        Eventually.is("the others follow", () -> broker.waiting() == 3);
        broker.takeAll();
        sender.join();

        assertThat(broker.taken())
                .isEqualTo(IntStream.range(0, 6).mapToObj(i -> "r" + i).toList());
        assertThat(window.trouble()).isEmpty();
        assertThat(window.unacknowledged()).isZero();
    }

    @Test
    void stalledIsTheTimeWithoutAnAcknowledgementWhileSomethingWaits() throws InterruptedException {
        assertThat(window.stalled()).isEqualTo(Duration.ZERO);
        window.send(numbered(0));
        Eventually.is("time passes", () -> window.stalled().toMillis() >= 20);
        broker.takeAll();
        assertThat(window.stalled()).isEqualTo(Duration.ZERO);
    }
}
