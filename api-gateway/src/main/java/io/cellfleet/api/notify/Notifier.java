package io.cellfleet.api.notify;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.fleet.PackState;
import io.cellfleet.api.fleet.Selection;
import io.cellfleet.api.fleet.Severities;
import io.cellfleet.api.fleet.WarningCodes;
import io.cellfleet.api.live.LiveFollower;
import io.cellfleet.api.registry.OneProcess;
import io.cellfleet.api.security.Users;
import io.cellfleet.contract.v1.Warning;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks every few seconds which warnings stand, and writes a message for each rule that has news: one for all that are
 * due at the same time, and then no other one for a minute, so that a storm is not a flood. What each rule knows is in
 * the database, so that a restart tells nothing twice. Only one process at a time does this.
 */
@ApplicationScoped
public class Notifier {

    private static final Logger LOG = Logger.getLogger(Notifier.class);

    private final Fleet fleet;
    private final Users users;
    private final LiveFollower follower;
    private final NotifyConfig config;
    private final ScheduledExecutorService executor;
    private @Nullable Future<?> looking;

    Notifier(Fleet fleet, Users users, LiveFollower follower, NotifyConfig config, ScheduledExecutorService executor) {
        this.fleet = fleet;
        this.users = users;
        this.follower = follower;
        this.config = config;
        this.executor = executor;
    }

    void start(@Observes StartupEvent event) {
        long everyMs = config.every().toMillis();
        looking = executor.scheduleWithFixedDelay(this::lookOrTryAgain, everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (looking != null) {
            looking.cancel(false);
        }
    }

    private void lookOrTryAgain() {
        try {
            if (follower.isCaughtUp()) { // before, a warning that is not known yet would count as over
                look(Instant.now());
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "warnings could not be told and will be looked at again, reason=%s", e.getMessage());
        }
    }

    private void look(Instant now) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!OneProcess.LOOKS_AT_WARNINGS.isThis(NotificationRule.getEntityManager())) {
                return;
            }
            // Held, so that none is taken away while a message is written for it.
            List<NotificationRule> rules = NotificationRule.<NotificationRule>find("enabled", true)
                    .withLock(LockModeType.PESSIMISTIC_READ)
                    .list();
            for (NotificationRule rule : rules) {
                Optional<Caller> caller = users.asCaller(rule.key.userName());
                caller.ifPresent(user -> look(rule, standing(user, rule), now));
            }
        });
    }

    /** The warnings that the rule is about and its user sees. */
    private Map<StateKey, Messages.Told> standing(Caller user, NotificationRule rule) {
        Map<StateKey, Messages.Told> standing = new HashMap<>();
        Selection selection = Selection.of(rule.installationIds, rule.tags);
        fleet.packs(user, selection)
                .forEach(pack -> pack.warnings().stream()
                        .filter(warning -> isAbout(rule, warning))
                        .forEach(warning -> standing.put(key(rule, pack, warning), told(pack, warning))));
        return standing;
    }

    private static boolean isAbout(NotificationRule rule, Warning warning) {
        return (rule.codes.isEmpty() || rule.codes.contains(WarningCodes.light(warning.getCode())))
                && Severities.LABELS.indexOf(severity(warning)) >= Severities.LABELS.indexOf(rule.leastSeverity);
    }

    /** One of a newer engine, or of one that says nothing, is not kept back. */
    private static String severity(Warning warning) {
        return Severities.label(warning).orElse("critical");
    }

    private static StateKey key(NotificationRule rule, PackState pack, Warning warning) {
        return new StateKey(
                rule.key.userName(),
                rule.key.id(),
                pack.entry().id(),
                WarningCodes.light(warning.getCode()),
                Instant.ofEpochMilli(warning.getRaisedAtMs()));
    }

    private static Messages.Told told(PackState pack, Warning warning) {
        return new Messages.Told(
                pack.entry().id(),
                pack.entry().name(),
                pack.entry().installationId(),
                pack.entry().installationName(),
                WarningCodes.light(warning.getCode()),
                severity(warning),
                Instant.ofEpochMilli(warning.getRaisedAtMs()),
                warning.getDetail());
    }

    private void look(NotificationRule rule, Map<StateKey, Messages.Told> standing, Instant now) {
        Map<StateKey, NotificationState> known = new HashMap<>();
        NotificationState.<NotificationState>list(
                        "key.userName = ?1 and key.ruleId = ?2", rule.key.userName(), rule.key.id())
                .forEach(state -> known.put(state.key, state));
        boolean wasTold = known.values().stream().anyMatch(state -> state.toldAt != null);
        for (StateKey key : standing.keySet()) {
            if (!known.containsKey(key)) {
                NotificationState state = new NotificationState();
                state.key = key;
                state.dueAt = now.plusSeconds(rule.delaySeconds);
                state.persist();
                known.put(key, state);
            }
        }
        known.values().stream()
                .filter(state -> !standing.containsKey(state.key))
                .forEach(state -> state.delete());
        known.keySet().retainAll(standing.keySet());
        tell(rule, known, standing, now);
        boolean isTold = known.values().stream().anyMatch(state -> state.toldAt != null);
        if (wasTold && !isTold && rule.allClear) {
            Messages.of(rule, new Messages.Body("all-clear", rule.name, now, standing.size(), List.of()), now)
                    .persist();
        }
    }

    private void tell(
            NotificationRule rule,
            Map<StateKey, NotificationState> known,
            Map<StateKey, Messages.Told> standing,
            Instant now) {
        List<NotificationState> due = known.values().stream()
                .filter(state -> state.toldAt == null && !state.dueAt.isAfter(now))
                .toList();
        if (due.isEmpty() || isGathering(rule, now)) {
            return;
        }
        List<Messages.Told> news = new ArrayList<>();
        for (NotificationState state : due) {
            state.toldAt = now;
            news.add(standing.get(state.key));
        }
        news.sort((one, other) -> one.raisedAt().compareTo(other.raisedAt()));
        Messages.of(rule, new Messages.Body("alarm", rule.name, now, standing.size(), news), now)
                .persist();
    }

    private boolean isGathering(NotificationRule rule, Instant now) {
        return NotificationMessage.count(
                        "userName = ?1 and ruleId = ?2 and kind = 'alarm' and createdAt > ?3",
                        rule.key.userName(),
                        rule.key.id(),
                        now.minus(config.gather()))
                > 0;
    }

    /**
     * Sends a test to a rule's target.
     *
     * @return false when this user has no such rule
     */
    public boolean test(String userName, String ruleId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            NotificationRule rule = NotificationRule.findById(new RuleKey(userName, ruleId));
            if (rule == null) {
                return false;
            }
            boolean waits = NotificationMessage.count(
                            "userName = ?1 and ruleId = ?2 and kind = 'test' and nextTryAt is not null",
                            userName,
                            ruleId)
                    > 0;
            if (waits) {
                return true; // that one will tell
            }
            Instant now = Instant.now();
            Messages.of(rule, new Messages.Body("test", rule.name, now, 0, List.of()), now)
                    .persist();
            return true;
        });
    }
}
