package io.cellfleet.history.peers;

import io.cellfleet.contract.history.v1.HeldReply;
import io.cellfleet.contract.history.v1.HeldRequest;
import io.cellfleet.contract.history.v1.HistoryPeersGrpc;
import io.cellfleet.contract.history.v1.HistoryPeersGrpc.HistoryPeersFutureStub;
import io.cellfleet.history.store.Schema;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The other instances, as far as they are known, and what they hold. */
@ApplicationScoped
class Peers {

    private static final Logger LOG = Logger.getLogger(Peers.class);

    /** As large as an answer of a whole fleet's newest. */
    private static final int MOST_BYTES = 512 << 20;

    private static final int TIMES_BELIEVED = 3;

    /** Of this run: who comes again is somebody else. */
    private final String name = UUID.randomUUID().toString();

    private final PeersConfig config;
    private final Schema schema;
    private final Instances instances;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("history-peers").factory());

    /** By address; replaced as a whole. */
    private volatile Map<String, ManagedChannel> channels = Map.of();

    Peers(PeersConfig config, Schema schema, Instances instances) {
        this.config = config;
        this.schema = schema;
        this.instances = instances;
    }

    void onStart(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::meet, 0, config.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    void onStop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
        try {
            instances.leave(name);
        } catch (SQLException e) {
            LOG.debugf("not said goodbye: reason=%s", e.getMessage());
        }
        channels.values().forEach(ManagedChannel::shutdownNow);
    }

    private void meet() {
        try {
            schema.migrate();
            know(instances.meet(name, config.address(), config.every().multipliedBy(TIMES_BELIEVED)));
        } catch (SQLException e) {
            LOG.debugf("other instances cannot be looked up: reason=%s", e.getMessage());
        } catch (RuntimeException e) {
            // Were it thrown, the executor would not come back.
            LOG.error("other instances cannot be looked up", e);
        }
    }

    private void know(List<String> addresses) {
        if (channels.keySet().equals(Set.copyOf(addresses))) {
            return;
        }
        LOG.infof("other instances: %s", addresses);
        Map<String, ManagedChannel> known = channels;
        Map<String, ManagedChannel> next = new HashMap<>();
        for (String address : addresses) {
            ManagedChannel channel = known.get(address);
            next.put(
                    address,
                    channel == null
                            ? ManagedChannelBuilder.forTarget(address)
                                    .usePlaintext()
                                    .maxInboundMessageSize(MOST_BYTES)
                                    .build()
                            : channel);
        }
        channels = Map.copyOf(next);
        known.forEach((address, channel) -> {
            if (!next.containsKey(address)) {
                channel.shutdown();
            }
        });
    }

    /** The answers of those that answer in time. */
    List<HeldReply> ask(HeldRequest request) {
        List<Future<HeldReply>> asked = new ArrayList<>();
        for (ManagedChannel channel : channels.values()) {
            HistoryPeersFutureStub peer = HistoryPeersGrpc.newFutureStub(channel)
                    .withDeadlineAfter(config.patience().toMillis(), TimeUnit.MILLISECONDS);
            asked.add(peer.held(request));
        }
        List<HeldReply> answers = new ArrayList<>();
        for (Future<HeldReply> reply : asked) {
            try {
                answers.add(reply.get());
            } catch (ExecutionException e) {
                LOG.debugf("another instance does not answer: reason=%s", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answers;
            }
        }
        return answers;
    }
}
