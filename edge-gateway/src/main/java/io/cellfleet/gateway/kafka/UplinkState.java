package io.cellfleet.gateway.kafka;

import io.cellfleet.contract.v1.GatewayRecord;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How the way to Kafka is. Written by the drain, read by anybody. */
final class UplinkState {

    private static final Logger LOG = Logger.getLogger(UplinkState.class);

    private final AtomicLong acknowledged = new AtomicLong();
    private volatile long progressNanos = System.nanoTime();
    private volatile boolean held;
    private volatile boolean hurrying;
    private volatile String trouble = "";
    private volatile @Nullable Flight flight;
    private volatile Acknowledgements acknowledgements = (gatewayRecord, partition, offset) -> {};

    void connected(Flight begun) {
        flight = begun;
    }

    void refused(Exception reason) {
        String why = reason.getClass().getSimpleName() + ": " + reason.getMessage();
        if (!why.equals(trouble)) {
            LOG.warnf("Kafka refuses records, they are sent again in their order reason=%s", why);
        }
        trouble = why;
    }

    /** Who wants to know where Kafka has put each record; to be said before the first is sent. */
    void tell(Acknowledgements told) {
        acknowledgements = told;
    }

    void acknowledged(GatewayRecord gatewayRecord, Outlet.Place place) {
        acknowledgements.known(gatewayRecord, place.partition(), place.offset());
        acknowledged.incrementAndGet();
        progressNanos = System.nanoTime();
        if (!trouble.isEmpty()) {
            trouble = "";
            LOG.info("Kafka takes records again");
        }
    }

    void held(boolean waitsForClock) {
        held = waitsForClock;
    }

    /** Records that wait for nothing but their turn are sent now. */
    void hurry() {
        hurrying = true;
    }

    boolean isHurrying() {
        return hurrying;
    }

    /** Nothing has waited until now. */
    void idle() {
        progressNanos = System.nanoTime();
    }

    boolean isHeld() {
        return held;
    }

    String trouble() {
        return trouble;
    }

    long acknowledgedCount() {
        return acknowledged.get();
    }

    int inFlight() {
        Flight now = flight;
        return now == null ? 0 : now.size();
    }

    /** Time since the last acknowledgement, or since nothing waited. */
    Duration sinceProgress() {
        return Duration.ofNanos(System.nanoTime() - progressNanos);
    }
}
