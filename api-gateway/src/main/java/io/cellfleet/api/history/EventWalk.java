package io.cellfleet.api.history;

import io.cellfleet.contract.history.v1.EventsReply;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.v1.PackEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads any number of events, newest first, portion by portion. */
@ApplicationScoped
public class EventWalk {

    private static final int PORTION = 1_000;

    private final History history;

    EventWalk(History history) {
        this.history = history;
    }

    /** What is done with each. */
    public interface Each {

        void take(PackEvent event) throws IOException;
    }

    /**
     * Every event that is asked for, once.
     *
     * @param question     without a limit; its end is moved
     * @param mostPortions of 1,000 events each
     * @return false when there are more than that, or than a portion in one millisecond
     * @throws HistoryAwayException    when it does not answer in time
     * @throws HistoryRefusedException when it refuses the question
     */
    public boolean all(EventsRequest.Builder question, int mostPortions, Each each) throws IOException {
        question.setLimit(PORTION);
        Set<PackEvent> ofLastMs = Set.of();
        for (int portion = 0; portion < mostPortions; portion++) {
            EventsReply reply = history.events(question.build());
            for (PackEvent event : reply.getEventsList()) {
                if (!ofLastMs.contains(event)) {
                    each.take(event);
                }
            }
            if (!reply.getTruncated()) {
                return true;
            }
            long lastMs = reply.getEvents(reply.getEventsCount() - 1).getAtMs();
            if (lastMs + 1 == question.getToMs()) {
                return false;
            }
            ofLastMs = reply.getEventsList().stream()
                    .filter(event -> event.getAtMs() == lastMs)
                    .collect(Collectors.toSet());
            question.setToMs(lastMs + 1);
        }
        return false;
    }
}
