package io.cellfleet.gateway.kafka;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.Presence;
import io.cellfleet.gateway.work.StopSignal;
import io.cellfleet.gateway.work.Worker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells again and again that the gateway is there. Nothing of it is kept: what Kafka does not take now would be untrue
 * later. One that is still on its way is waited for before the next.
 */
final class PresenceTask implements Worker.Task {

    private final PresenceMessages messages;
    private final Supplier<Optional<Outlet>> way;
    private final Duration every;
    private volatile boolean onTheWay;

    PresenceTask(PresenceMessages messages, Supplier<Optional<Outlet>> way, Duration every) {
        this.messages = messages;
        this.way = way;
        this.every = every;
    }

    @Override
    public void run(StopSignal stop) throws InterruptedException {
        while (!stop.await(every)) {
            Optional<Outlet> outlet = way.get();
            if (outlet.isPresent() && !onTheWay) {
                messages.now().forEach(message -> send(outlet.get(), message));
            }
        }
    }

    private void send(Outlet outlet, Presence message) {
        onTheWay = true;
        outlet.send(Topics.PRESENCE, message.getInstallationId(), message, (place, failure) -> onTheWay = false);
    }
}
