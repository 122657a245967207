package io.cellfleet.api.notify;

import io.cellfleet.api.registry.OneProcess;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings messages to their targets, those of a rule one after the other, the oldest first. What does not arrive is tried
 * again with growing pauses and then given up until somebody sends it again. A process that dies after a message arrived
 * and before that is kept sends it once more.
 */
@ApplicationScoped
public class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int LONGEST_ERROR = 500;
    private static final int MOST_AT_ONCE = 16;
    private static final int LOOKED_AT = 500;

    /** Longer than an attempt takes. */
    private static final Duration CLAIM_LIVES = Duration.ofMinutes(2);

    private final Mailer mailer;
    private final Webhook webhook;
    private final NotifyConfig config;
    private final ScheduledExecutorService executor;
    private final boolean hasMailHost;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    /** To whose rules something is being sent. */
    private final Set<RuleKey> busy = ConcurrentHashMap.newKeySet();

    private final Counter arrived;
    private final Counter failed;
    private final Counter givenUp;

    /** When the oldest message was written that has not arrived and is not given up; empty: there is none. */
    private volatile Optional<Instant> oldest = Optional.empty();

    private @Nullable Future<?> looking;

    Delivery(
            Mailer mailer,
            Webhook webhook,
            NotifyConfig config,
            ScheduledExecutorService executor,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.mailer.host") Optional<String> mailHost) {
        this.mailer = mailer;
        this.webhook = webhook;
        this.config = config;
        this.executor = executor;
        this.hasMailHost = mailHost.isPresent();
        this.arrived = meters.counter("cellfleet.notifications.attempts", "outcome", "arrived");
        this.failed = meters.counter("cellfleet.notifications.attempts", "outcome", "failed");
        this.givenUp = meters.counter("cellfleet.notifications.given.up");
        meters.gauge("cellfleet.notifications.oldest.seconds", this, Delivery::oldestSeconds);
    }

    void start(@Observes StartupEvent event) {
        long everyMs = config.every().toMillis();
        looking = executor.scheduleWithFixedDelay(this::deliverOrTryAgain, everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (looking != null) {
            looking.cancel(false);
        }
        senders.shutdownNow();
    }

    private void deliverOrTryAgain() {
        try {
            oldest = QuarkusTransaction.requiringNew().call(NotificationMessage::oldestWaiting);
            List<Claim> claims = claim();
            while (!claims.isEmpty()) {
                claims.forEach(claim -> senders.submit(() -> deliver(claim)));
                claims = claim();
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "messages could not be looked for and will be again, reason=%s", e.getMessage());
        }
    }

    private double oldestSeconds() {
        return oldest.map(since ->
                        Math.max(0, Duration.between(since, Instant.now()).toMillis() / 1_000.0))
                .orElse(0.0);
    }

    /** A message that is being sent, and where to. */
    private record Claim(
            long id,
            RuleKey rule,
            String channel,
            String target,
            @Nullable String secret,
            String subject,
            String body) {

        @Override
        public String toString() {
            return "message " + id; // the secret must not reach a log
        }
    }

    /**
     * Takes messages that are due, the oldest of each rule that is not being sent to: one that answers slowly keeps nobody
     * else. Until the claim is over nobody takes them again, also when this process dies.
     */
    private List<Claim> claim() {
        Set<RuleKey> claimed = new HashSet<>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                if (!OneProcess.DELIVERS.isThis(NotificationMessage.getEntityManager())) {
                    return List.of();
                }
                Instant now = Instant.now();
                List<Claim> claims = new ArrayList<>();
                for (NotificationMessage message : NotificationMessage.<NotificationMessage>find(
                                "nextTryAt <= ?1 order by nextTryAt, id", now)
                        .page(0, LOOKED_AT)
                        .list()) {
                    RuleKey key = new RuleKey(message.userName, message.ruleId);
                    if (busy.size() < MOST_AT_ONCE && busy.add(key)) {
                        claimed.add(key);
                        message.nextTryAt = now.plus(CLAIM_LIVES);
                        NotificationRule rule = NotificationRule.findById(key);
                        claims.add(new Claim(
                                message.id,
                                key,
                                rule.channel,
                                rule.target,
                                rule.secret,
                                message.subject,
                                message.body));
                    }
                }
                return claims;
            });
        } catch (RuntimeException e) {
            busy.removeAll(claimed);
            throw e;
        }
    }

    private void deliver(Claim claim) {
        try {
            String error = attempt(claim);
            QuarkusTransaction.requiringNew().run(() -> {
                NotificationMessage message = NotificationMessage.findById(claim.id(), LockModeType.PESSIMISTIC_WRITE);
                if (message != null) { // else its rule was taken away meanwhile
                    note(message, error);
                }
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "what became of a message could not be noted, it may come twice, id=%d", claim.id());
        } finally {
            busy.remove(claim.rule());
        }
    }

    /** What went wrong; null: it arrived. */
    private @Nullable String attempt(Claim claim) {
        try {
            if (claim.channel().equals(Channel.WEBHOOK.label())) {
                return webhook.post(claim.target(), String.valueOf(claim.secret()), claim.body(), claim.id());
            }
            if (!hasMailHost) {
                return "no mail can be sent: quarkus.mailer.host is not set";
            }
            String text = Messages.mailText(claim.body(), config.pageUrl().orElse(null));
            mailer.send(Mail.withText(claim.target(), claim.subject(), text));
            return null;
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    private void note(NotificationMessage message, @Nullable String error) {
        Instant now = Instant.now();
        (error == null ? arrived : failed).increment();
        message.attempts++;
        message.error = error == null ? null : error.substring(0, Math.min(error.length(), LONGEST_ERROR));
        if (error == null) {
            message.deliveredAt = now;
            message.nextTryAt = null;
        } else if (message.attempts >= config.attempts()) {
            message.nextTryAt = null;
            givenUp.increment();
            LOG.warnf("a message was given up, id=%d attempts=%d reason=%s", message.id, message.attempts, error);
        } else {
            Duration pause = config.firstPause().multipliedBy(1L << Math.min(message.attempts - 1, 20));
            message.nextTryAt = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        }
    }
}
