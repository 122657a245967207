package io.cellfleet.api.history;

import io.cellfleet.api.action.Actions;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.v1.PackEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up in the history what became of actions. */
@ApplicationScoped
public class ActionOutcomes {

    /** A record that was captured before the action was asked for may be the first to come after it. */
    private static final Duration EARLIER = Duration.ofDays(30);

    private static final Duration LATER = Duration.ofDays(60);
    private static final int MOST_EVENTS = 1_000;

    private final History history;

    ActionOutcomes(History history) {
        this.history = history;
    }

    /**
     * What became of an action.
     *
     * @param state   sent, applied or refused
     * @param at      capture time of the record that decided; null while none has
     * @param because why it was refused
     */
    public record Outcome(
            Actions.Entry action,
            String state,
            @Nullable Instant at,
            @Nullable String because) {}

    /**
     * @throws HistoryAwayException when it does not answer in time
     */
    public List<Outcome> of(List<Actions.Entry> actions) {
        if (actions.isEmpty()) {
            return List.of();
        }
        Map<String, PackEvent> byAction = new HashMap<>();
        for (PackEvent event : history.events(question(actions)).getEventsList()) {
            byAction.put(
                    event.hasActionApplied()
                            ? event.getActionApplied().getActionId()
                            : event.getActionRefused().getActionId(),
                    event);
        }
        return actions.stream()
                .map(action -> outcome(action, byAction.get(action.id())))
                .toList();
    }

    private static EventsRequest question(List<Actions.Entry> actions) {
        Instant first = actions.stream()
                .map(Actions.Entry::requestedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        EventsRequest.Builder question = EventsRequest.newBuilder()
                .setFromMs(first.minus(EARLIER).toEpochMilli())
                .setToMs(Instant.now().plus(LATER).toEpochMilli())
                .addFacts("action_applied")
                .addFacts("action_refused")
                .setLimit(MOST_EVENTS);
        List<String> packs = actions.stream()
                .map(Actions.Entry::packId)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        return packs.isEmpty()
                ? question.setInstallationId(actions.getFirst().installationId())
                        .build()
                : question.addAllPackIds(packs).build();
    }

    private static Outcome outcome(Actions.Entry action, @Nullable PackEvent event) {
        if (event == null) {
            return new Outcome(action, "sent", null, null);
        }
        Instant at = Instant.ofEpochMilli(event.getAtMs());
        return event.hasActionRefused()
                ? new Outcome(action, "refused", at, event.getActionRefused().getBecause())
                : new Outcome(action, "applied", at, null);
    }
}
