package io.cellfleet.api.notify;

import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.secret.Secrets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of users, and the messages that came of them. */
@ApplicationScoped
public class Rules {

    private static final int MOST_OF_A_USER = 50;
    private static final int SECRET_BYTES = 32;

    private final Audit audit;

    Rules(Audit audit) {
        this.audit = audit;
    }

    /**
     * A rule as it is kept.
     *
     * @param revision grows by one with every change
     */
    public record Entry(String id, RuleWish wish, long revision) {

        static Entry of(NotificationRule rule) {
            return new Entry(rule.key.id(), rule.wish(), rule.revision);
        }
    }

    /** What became of a wish. */
    public sealed interface Write {

        /**
         * It is committed.
         *
         * @param secret with which a new webhook is signed, shown this once; null: it had one, or needs none
         */
        record Written(
                Entry rule, boolean created, @Nullable String secret) implements Write {

            @Override
            public String toString() {
                return "Written " + rule; // the secret must not reach a log
            }
        }

        record TooMany(int most) implements Write {}
    }

    /** Makes a rule of the caller or changes it. */
    public Write put(String id, RuleWish wish, By by) {
        RuleKey key = new RuleKey(by.caller().name(), id);
        return QuarkusTransaction.requiringNew().call(() -> {
            NotificationRule known = NotificationRule.findById(key);
            if (known == null) {
                return create(key, wish, by);
            }
            RuleWish before = known.wish();
            by.precondition().checkPresent(known.revision, !before.equals(wish));
            String secret = null;
            if (!before.equals(wish)) {
                known.take(wish);
                known.revision++;
                secret = secret(known);
                audit(by, known, "changed", before);
            }
            return new Write.Written(Entry.of(known), false, secret);
        });
    }

    private Write create(RuleKey key, RuleWish wish, By by) {
        by.precondition().checkMissing();
        if (NotificationRule.count("key.userName", key.userName()) >= MOST_OF_A_USER) {
            return new Write.TooMany(MOST_OF_A_USER);
        }
        NotificationRule rule = new NotificationRule();
        rule.key = key;
        rule.take(wish);
        rule.revision = 1;
        String secret = secret(rule);
        rule.persist();
        audit(by, rule, "created", null);
        return new Write.Written(Entry.of(rule), true, secret);
    }

    /** Gives a webhook that has none a secret; null: it needs none, or has one. */
    private static @Nullable String secret(NotificationRule rule) {
        if (!rule.channel.equals(Channel.WEBHOOK.label()) || rule.secret != null) {
            return null;
        }
        rule.secret = Secrets.random(SECRET_BYTES);
        return rule.secret;
    }

    private void audit(By by, NotificationRule rule, String operation, @Nullable RuleWish before) {
        audit.add(
                by,
                new Audit.Entry(
                        Kind.RULE,
                        rule.key.userName() + "/" + rule.key.id(),
                        by.caller().tenantId().orElse(null),
                        operation,
                        rule.revision,
                        before,
                        rule.wish()));
    }

    /** Of a user, by id. */
    public List<Entry> of(String userName) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        NotificationRule.<NotificationRule>find("key.userName = ?1 order by key.id", userName).stream()
                                .map(Entry::of)
                                .toList());
    }

    public Optional<Entry> rule(String userName, String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> NotificationRule.<NotificationRule>findByIdOptional(new RuleKey(userName, id))
                        .map(Entry::of));
    }

    /**
     * Takes a rule of the caller away, with its messages.
     *
     * @return false when he has no such rule
     */
    public boolean remove(String id, By by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            NotificationRule known =
                    NotificationRule.findById(new RuleKey(by.caller().name(), id));
            if (known == null) {
                return false;
            }
            by.precondition().checkPresent(known.revision, true);
            audit.add(
                    by,
                    new Audit.Entry(
                            Kind.RULE,
                            known.key.userName() + "/" + id,
                            by.caller().tenantId().orElse(null),
                            "removed",
                            null,
                            known.wish(),
                            null));
            known.delete();
            return true;
        });
    }

    /**
     * Messages of a user, newest first.
     *
     * @param ruleId   only of this rule; null: of all
     * @param dead     only those that were given up
     * @param beforeId only older ones
     */
    public List<NotificationMessage> messages(
            String userName, @Nullable String ruleId, boolean dead, long beforeId, int limit) {
        String given = (ruleId == null ? "" : " and ruleId = ?3")
                + (dead ? " and nextTryAt is null and deliveredAt is null" : "");
        Object[] values =
                ruleId == null ? new Object[] {userName, beforeId} : new Object[] {userName, beforeId, ruleId};
        return QuarkusTransaction.requiringNew()
                .call(() -> NotificationMessage.<NotificationMessage>find(
                                "userName = ?1 and id < ?2" + given + " order by id desc", values)
                        .page(0, limit)
                        .list());
    }

    /**
     * Sends a message again that was given up or waits.
     *
     * @return false when this user has no such message, or it was delivered
     */
    public boolean resend(String userName, long id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            NotificationMessage message = NotificationMessage.findById(id);
            if (message == null || !message.userName.equals(userName) || message.deliveredAt != null) {
                return false;
            }
            message.attempts = 0;
            message.nextTryAt = Instant.now();
            return true;
        });
    }
}
