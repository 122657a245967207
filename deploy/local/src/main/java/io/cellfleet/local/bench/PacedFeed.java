package io.cellfleet.local.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Writes frames of all packs in turn at a steady rate, on a thread of its own, until it is closed. */
final class PacedFeed implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(5);

    private final BenchWorld world;
    private final int perSecond;
    private final Watch watch;
    private final Thread thread;
    private final AtomicReference<Throwable> trouble = new AtomicReference<>();
    private volatile boolean closing;

    /** Who wants to know of each frame that stands in Kafka. */
    interface Watch {

        /** Nobody. */
        Watch NONE = new Watch() {

            @Override
            public boolean cellIsHigh(int pack, long sequence) {
                return false;
            }

            @Override
            public LongConsumer sent(int pack, long sequence) {
                return appendedAtMs -> {};
            }
        };

        /** What the frame shows. */
        boolean cellIsHigh(int pack, long sequence);

        /** Is told when the broker appended it; ms since 1970. */
        LongConsumer sent(int pack, long sequence);
    }

    private PacedFeed(BenchWorld world, int perSecond, Watch watch) {
        this.world = world;
        this.perSecond = perSecond;
        this.watch = watch;
        thread = new Thread(this::run, "paced feed");
    }

    static PacedFeed start(BenchWorld world, int perSecond, Watch watch) {
        PacedFeed feed = new PacedFeed(world, perSecond, watch);
        feed.thread.start();
        return feed;
    }

    private void run() {
        try (KafkaProducer<byte[], byte[]> producer = world.broker().producer()) {
            long startNs = System.nanoTime();
            long sent = 0;
            while (!closing) {
                long due = (System.nanoTime() - startNs) * perSecond / 1_000_000_000L;
                for (; sent < due; sent++) {
                    send(producer, (int) (sent % BenchFleet.PACKS));
                }
                Thread.sleep(TICK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            trouble.compareAndSet(null, e);
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, int pack) {
        long sequence = world.fleet().sequence(pack) + 1;
        LongConsumer told = watch.sent(pack, sequence);
        producer.send(
                world.fleet().next(pack, System.currentTimeMillis(), watch.cellIsHigh(pack, sequence)),
                (metadata, e) -> {
                    if (e == null) {
                        told.accept(metadata.timestamp());
                    } else {
                        trouble.compareAndSet(null, e);
                    }
                });
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
        if (trouble.get() != null) {
            throw new IllegalStateException("frames could not be written", trouble.get());
        }
    }
}
