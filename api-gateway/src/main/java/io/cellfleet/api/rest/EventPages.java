package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.fleet.Selection;
import io.cellfleet.api.history.History;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.contract.history.v1.EventsReply;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.v1.PackEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Events of many packs page by page, newest first. A page ends at a time, with so many events of exactly that time given
 * already, so that of several events of the same millisecond none is lost between two pages.
 */
final class EventPages {

    private static final Pattern CURSOR = Pattern.compile("(\\d{1,15})-(\\d{1,4})");
    private static final int MOST_AT_ONCE = 1_000;

    private final History history;
    private final Fleet fleet;

    EventPages(History history, Fleet fleet) {
        this.history = history;
        this.fleet = fleet;
    }

    /**
     * What stretch of time, and where in it.
     *
     * @param after 'next' of the page before; null: the first page
     */
    record Where(RangeParams time, @Nullable String after, int limit) {}

    /**
     * A page.
     *
     * @param next null on the last
     */
    record Page(List<PackEvent> events, @Nullable String next) {}

    /**
     * Reads a page.
     *
     * @param facts  names in events.proto; empty: all
     * @param wanted what else must be so; what is not wanted is passed over
     */
    Page read(Caller caller, Selection selection, List<String> facts, Where where, Predicate<PackEvent> wanted) {
        RangeParams.Range range = where.time().range();
        long beforeMs = range.to().toEpochMilli();
        int given = 0;
        if (where.after() != null) {
            Matcher cursor = CURSOR.matcher(where.after());
            if (!cursor.matches()) {
                throw ProblemException.bad("after", "after must be 'next' of the page before, as it was given");
            }
            beforeMs = Math.min(beforeMs, Long.parseLong(cursor.group(1)) + 1);
            given = Integer.parseInt(cursor.group(2));
        }
        Optional<List<String>> packIds = PackIds.orAll(fleet, caller, selection);
        if (packIds.isEmpty() || beforeMs <= range.from().toEpochMilli()) {
            return new Page(List.of(), null);
        }
        EventsRequest question = EventsRequest.newBuilder()
                .addAllPackIds(packIds.get())
                .addAllFacts(facts)
                .setFromMs(range.from().toEpochMilli())
                .setToMs(beforeMs)
                .setLimit(MOST_AT_ONCE)
                .build();
        return page(history.events(question), beforeMs, given, where.limit(), wanted);
    }

    private static Page page(EventsReply reply, long beforeMs, int given, int limit, Predicate<PackEvent> wanted) {
        List<PackEvent> page = new ArrayList<>();
        List<PackEvent> found = reply.getEventsList();
        long lastMs = beforeMs - 1;
        int ofLastMs = 0;
        int passed = 0;
        for (PackEvent event : found) {
            if (event.getAtMs() != lastMs) {
                lastMs = event.getAtMs();
                ofLastMs = 0;
            }
            ofLastMs++;
            passed++;
            boolean isGiven = event.getAtMs() == beforeMs - 1 && ofLastMs <= given;
            if (!isGiven && wanted.test(event)) {
                page.add(event);
                if (page.size() == limit) {
                    break;
                }
            }
        }
        boolean more = passed < found.size() || reply.getTruncated();
        return new Page(page, more ? lastMs + "-" + ofLastMs : null);
    }
}
