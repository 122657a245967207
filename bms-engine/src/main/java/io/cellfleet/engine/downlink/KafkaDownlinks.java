package io.cellfleet.engine.downlink;

import io.cellfleet.contract.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Lists the topics that are there, and creates those that are wanted, on a thread of its own: the engine waits for it
 * only once, at its start. While Kafka does not answer, what was known stays known.
 */
@ApplicationScoped
class KafkaDownlinks implements Downlinks {

    private static final Logger LOG = Logger.getLogger(KafkaDownlinks.class);
    private static final Duration LOOK_FOR_WANTED = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(5);

    /** So long somebody else's deletion of a topic may stay unnoticed. */
    private static final Duration LIST_AGAIN = Duration.ofSeconds(30);

    /**
     * So long a start waits until it is known which topics there are. Without it a restarted engine, which goes through
     * its backlog at once, would keep back every order until its pack's next record, and for ever where none comes.
     */
    private static final Duration WAIT_FOR_FIRST_LIST = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final CountDownLatch listed = new CountDownLatch(1);
    private volatile boolean hasWaited;
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Thread worker =
            Thread.ofPlatform().name("downlink-topics").daemon().unstarted(this::work);
    private volatile Set<String> present = Set.of();
    private long listedAtNs;

    KafkaDownlinks(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    @PostConstruct
    void start() {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) {
        worker.interrupt();
    }

    @Override
    public boolean has(String gatewayId) {
        if (!hasWaited) {
            awaitFirstList();
        }
        return present.contains(topic(gatewayId));
    }

    @Override
    public void want(String gatewayId) {
        if (!has(gatewayId)) {
            wanted.add(gatewayId);
        }
    }

    /** If Kafka does not answer in time, orders wait instead. */
    private void awaitFirstList() {
        try {
            if (!listed.await(WAIT_FOR_FIRST_LIST.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("It is not known yet which downlink topics there are; what gateways must know is sent later");
            }
            hasWaited = true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (true) {
                boolean listIsOld = present.isEmpty() || System.nanoTime() - listedAtNs > LIST_AGAIN.toNanos();
                boolean well = (!listIsOld && wanted.isEmpty()) || look();
                Thread.sleep(well ? LOOK_FOR_WANTED : PAUSE_AFTER_TROUBLE);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean look() throws InterruptedException {
        try (Admin admin = Admin.create(adminConfig())) {
            list(admin);
            create(admin);
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf("Downlink topics could not be listed or created; tried again soon reason=%s", e.getMessage());
            return false;
        }
    }

    private void list(Admin admin) throws InterruptedException, ExecutionException {
        Set<String> names = admin.listTopics().names().get();
        present = Set.copyOf(names);
        listedAtNs = System.nanoTime();
        listed.countDown();
    }

    private void create(Admin admin) throws InterruptedException, ExecutionException {
        wanted.removeIf(this::has);
        List<String> missing = List.copyOf(wanted);
        if (missing.isEmpty()) {
            return;
        }
        var results = admin.createTopics(missing.stream()
                        .map(Topics::downlink)
                        .map(topic ->
                                new NewTopic(topic.name(), Optional.of(1), Optional.empty()).configs(topic.config()))
                        .toList())
                .values();
        for (var result : results.entrySet()) {
            try {
                result.getValue().get();
            } catch (ExecutionException e) {
                // Another engine was faster.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        list(admin);
    }

    /** What is known of Kafka, without what an admin client does not understand. */
    private Map<String, Object> adminConfig() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.keySet().retainAll(AdminClientConfig.configNames());
        return config;
    }

    private static String topic(String gatewayId) {
        return Topics.downlink(gatewayId).name();
    }
}
