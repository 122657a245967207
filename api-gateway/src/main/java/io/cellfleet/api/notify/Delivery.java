package io.cellfleet.api.notify;

import io.cellfleet.api.registry.OneProcess;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings messages to their targets, the oldest first, one after the other. What does not arrive is tried again with
 * growing pauses and then given up until somebody sends it again. A process that dies after a message arrived and before
 * that is kept sends it once more.
 */
@ApplicationScoped
public class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int LONGEST_ERROR = 500;

    private final Mailer mailer;
    private final Webhook webhook;
    private final NotifyConfig config;
    private final ScheduledExecutorService executor;
    private final boolean hasMailHost;
    private @Nullable Future<?> looking;

    Delivery(
            Mailer mailer,
            Webhook webhook,
            NotifyConfig config,
            ScheduledExecutorService executor,
            @ConfigProperty(name = "quarkus.mailer.host") Optional<String> mailHost) {
        this.mailer = mailer;
        this.webhook = webhook;
        this.config = config;
        this.executor = executor;
        this.hasMailHost = mailHost.isPresent();
    }

    void start(@Observes StartupEvent event) {
        long everyMs = config.every().toMillis();
        looking = executor.scheduleWithFixedDelay(this::deliverOrTryAgain, everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (looking != null) {
            looking.cancel(false);
        }
    }

    private void deliverOrTryAgain() {
        try {
            boolean more = true;
            while (more) {
                more = deliverOne();
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "messages could not be delivered and will be tried again, reason=%s", e.getMessage());
        }
    }

    /**
     * @return false when none is due, or another process delivers
     */
    private boolean deliverOne() {
        return QuarkusTransaction.requiringNew().timeout(60).call(() -> {
            if (!OneProcess.DELIVERS.isThis(NotificationMessage.getEntityManager())) {
                return false;
            }
            NotificationMessage message = NotificationMessage.<NotificationMessage>find(
                            "nextTryAt <= ?1 order by nextTryAt, id", Instant.now())
                    .firstResult();
            if (message == null) {
                return false;
            }
            NotificationRule rule = NotificationRule.findById(new RuleKey(message.userName, message.ruleId));
            note(message, attempt(rule, message));
            return true;
        });
    }

    /** What went wrong; null: it arrived. */
    private @Nullable String attempt(NotificationRule rule, NotificationMessage message) {
        try {
            if (rule.channel.equals(Channel.WEBHOOK.label())) {
                return webhook.post(rule.target, String.valueOf(rule.secret), message.body, message.id);
            }
            if (!hasMailHost) {
                return "no mail can be sent: quarkus.mailer.host is not set";
            }
            String text = Messages.mailText(message.body, config.pageUrl().orElse(null));
            mailer.send(Mail.withText(rule.target, message.subject, text));
            return null;
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    private void note(NotificationMessage message, @Nullable String error) {
        Instant now = Instant.now();
        message.attempts++;
        message.error = error == null ? null : error.substring(0, Math.min(error.length(), LONGEST_ERROR));
        if (error == null) {
            message.deliveredAt = now;
            message.nextTryAt = null;
        } else if (message.attempts >= config.attempts()) {
            message.nextTryAt = null;
            LOG.warnf("a message was given up, id=%d attempts=%d reason=%s", message.id, message.attempts, error);
        } else {
            Duration pause = config.firstPause().multipliedBy(1L << Math.min(message.attempts - 1, 20));
            message.nextTryAt = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        }
    }
}
