package io.cellfleet.api.registry;

import io.cellfleet.api.audit.Audit;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.InstallationSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunnerOptions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Brings the registry and {@link Topics#SETTINGS} to agree when the service starts, and whenever another copy of the database
 * has become the primary, before any change is taken and before anything is sent. Of each installation the later
 * revision counts:
 *
 * <ul>
 *   <li>The topic has the later one: the database was brought back from a backup, or its last transactions are lost. The fleet runs on what the topic holds, so
 *       the registry takes it over ({@link Takeover}), and what waits in the outbox is of the past and is not sent.
 *   <li>The registry has it, and it does not wait in the outbox: the topic was lost, or some of it. It is told again, under the
 *       revision that it has.
 * </ul>
 */
@ApplicationScoped
public class TopicAgreement {

    private static final Logger LOG = Logger.getLogger(TopicAgreement.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Of one transaction; a fleet is told in several. */
    private static final int TOLD_AT_ONCE = 500;

    private static final int TRANSACTION_SECONDS = 300;

    private static final String OTHER_DATABASE =
            "the database is another copy than before and must be compared with " + Topics.SETTINGS;

    /** Of a whole fleet a line of the log would not end. */
    private static final int SAID_AT_MOST = 10;

    private final Timeline timeline;
    private final SettingsTopic topic;
    private final Outbox outbox;
    private final Audit audit;
    private final Event<Object> events;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("topic-agreement").daemon().unstarted(this::keepReached);

    /** Why it is not reached; empty: it is. */
    private volatile Optional<String> trouble = Optional.of(Topics.SETTINGS + " has not been read yet");

    /** The timeline of the database for which it was reached last. */
    private volatile Optional<String> reachedOn = Optional.empty();

    private final AtomicInteger timesReached = new AtomicInteger();

    /** What the topic tells of installations that this release refuses and the registry does not have. */
    private final Map<String, Long> revisionsBeyond = new ConcurrentHashMap<>();

    /** What the log has last. */
    private String said = "";

    TopicAgreement(
            Timeline timeline,
            SettingsTopic topic,
            Outbox outbox,
            Audit audit,
            Event<Object> events,
            MeterRegistry meters) {
        this.timeline = timeline;
        this.topic = topic;
        this.outbox = outbox;
        this.audit = audit;
        this.events = events;
        meters.gauge("cellfleet.registry.agreed", this, agreement -> agreement.isReached() ? 1 : 0);
    }

    /** Before whatever reads the registry at the start; where Kafka does not answer soon, the service goes on without. */
    void start(@Observes @Priority(1_000) StartupEvent event) throws InterruptedException {
        thread.start();
        if (!reached.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf("the registry takes no changes yet, reason=%s", detail());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** Whether changes may be taken and sent. */
    public boolean isReached() {
        return trouble.isEmpty();
    }

    /** Grows whenever they were brought to agree: what rests on the database must be looked at again then. */
    public int timesReached() {
        return timesReached.get();
    }

    /** Whether it holds for the database at which the transaction that runs is. */
    boolean holdsHere() {
        return isReached() && reachedOn.equals(Optional.of(timeline.here()));
    }

    /** Above which revision an installation that the registry does not have must begin. */
    long revisionBeyond(String installationId) {
        return revisionsBeyond.getOrDefault(installationId, 0L);
    }

    /** For the operator. */
    String detail() {
        return trouble.orElse("registry and topic agree");
    }

    /**
     * Asked inside the transaction of a change.
     *
     * @throws NotYetAgreedException when no change may be taken yet
     */
    void check() {
        Optional<String> now = trouble;
        if (now.isPresent()) {
            throw new NotYetAgreedException(now.get());
        }
        if (!holdsHere()) {
            throw new NotYetAgreedException(OTHER_DATABASE);
        }
    }

    private void keepReached() {
        try {
            do {
                if (!isReached() || hasChanged()) {
                    tryOnce();
                }
            } while (!stopping.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether another copy of the database has become the primary; while none answers nothing is known to have. */
    private boolean hasChanged() {
        try {
            if (transaction().call(this::holdsHere)) {
                return false;
            }
            LOG.warnf("%s", OTHER_DATABASE);
            trouble = Optional.of(OTHER_DATABASE);
            return true;
        } catch (RuntimeException e) {
            LOG.debug("the database does not say which timeline it is on", e);
            return false;
        }
    }

    private void tryOnce() {
        try {
            reach();
        } catch (RuntimeException e) {
            String reason = Topics.SETTINGS + " and the registry cannot be compared: " + e.getMessage();
            if (!reason.equals(said)) {
                LOG.warnf("tried again every few seconds, reason=%s", reason);
                LOG.debug("in detail", e);
                said = reason;
            }
            if (!isReached()) {
                trouble = Optional.of(reason);
            }
        }
    }

    /** Compares and corrects both. Done again it changes nothing. */
    void reach() {
        String here = transaction().call(timeline::here);
        Map<String, Long> sent = revisionsSent();
        Map<String, InstallationSettings> told = topic.read();
        takeOver(told, here);
        // From here on a change gets a revision that nobody has seen; a large fleet is told again beside it.
        reachedOn = Optional.of(here);
        // First, so that nobody takes what he knows from the time before for enough.
        timesReached.incrementAndGet();
        trouble = Optional.empty();
        reached.countDown();
        tellAgain(told, sent);
        events.fire(new OutboxFilled());
    }

    /** Of installations of which nothing waits to be sent: what the topic must have, if it was not lost. */
    private static Map<String, Long> revisionsSent() {
        return transaction().call(() -> {
            Map<String, Long> sent = revisions();
            sent.keySet().removeAll(Outbox.installationsWithSettings());
            return sent;
        });
    }

    private void takeOver(Map<String, InstallationSettings> told, String here) {
        Takeover.Outcome outcome = transaction().call(() -> {
            Registry.lockWriters();
            if (!timeline.here().equals(here)) {
                throw new IllegalStateException(OTHER_DATABASE);
            }
            Map<String, Long> known = revisions();
            List<InstallationSettings> later = told.values().stream()
                    .filter(settings -> settings.getRevision() > known.getOrDefault(settings.getInstallationId(), -1L))
                    .toList();
            if (later.isEmpty()) {
                return Takeover.Outcome.NOTHING;
            }
            Takeover.Outcome taken = new Takeover(outbox, audit).take(later);
            if (!taken.installationIds().isEmpty()) {
                events.fire(new RegistryTakenOver());
            }
            return taken;
        });
        revisionsBeyond.putAll(outcome.revisionsBeyond());
        outcome.tenantIds().forEach(id -> events.fire(new TenantChanged(id)));
        outcome.installationIds().forEach(id -> events.fire(new RegistryChanged(id)));
        if (!outcome.installationIds().isEmpty()) {
            LOG.warnf(
                    "the database is of an earlier moment than %s: taken over from there, installations=%d"
                            + " first=%s; the audit has all",
                    Topics.SETTINGS,
                    outcome.installationIds().size(),
                    outcome.installationIds().stream().limit(SAID_AT_MOST).toList());
        }
    }

    private void tellAgain(Map<String, InstallationSettings> told, Map<String, Long> sent) {
        List<String> missing = sent.entrySet().stream()
                .filter(known -> !told.containsKey(known.getKey())
                        || told.get(known.getKey()).getRevision() < known.getValue())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        for (int from = 0; from < missing.size(); from += TOLD_AT_ONCE) {
            List<String> some = missing.subList(from, Math.min(missing.size(), from + TOLD_AT_ONCE));
            transaction().run(() -> {
                Registry.lockWriters();
                some.forEach(id -> outbox.add(Installation.<Installation>findById(id)));
            });
        }
        if (!missing.isEmpty()) {
            LOG.warnf(
                    "%s did not have what stands in the registry: told again, installations=%d",
                    Topics.SETTINGS, missing.size());
        }
    }

    private static TransactionRunnerOptions transaction() {
        return QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS);
    }

    private static Map<String, Long> revisions() {
        return Installation.find("select id, revision from Installation").project(Directory.Revision.class).stream()
                .collect(Collectors.toMap(Directory.Revision::id, Directory.Revision::revision));
    }
}
