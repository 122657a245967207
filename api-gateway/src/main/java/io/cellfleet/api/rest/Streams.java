package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.rest.problem.ProblemException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How many long answers are open, of each caller and in all: one that is not read holds a thread, a filtered live stream is
 * work each second. And whether they may go on.
 */
@ApplicationScoped
class Streams {

    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final CurrentVertxRequest request;
    private final Places exports = new Places("exports", 4, 32);
    private final Places whole = new Places("live streams", 2_000, 10_000);
    private final Places filtered = new Places("live streams of chosen packs", 50, 500);
    private volatile boolean ending;

    Streams(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Counts an export until its answer has ended, however. */
    void countExport(Caller caller) {
        count(exports, caller);
    }

    /** The service begins to stop. A live stream has no end of its own, and would be waited for until it is cut off. */
    void end(@Observes ShutdownDelayInitiatedEvent event) {
        ending = true;
    }

    /** Whether live streams have to end, so that who follows them goes on at another instance. */
    boolean areEnding() {
        return ending;
    }

    /** Counts a live stream until it has ended. */
    void countLive(Caller caller, boolean isFiltered) {
        if (ending) {
            throw ProblemException.notNow("this instance of the service stops; come again, to another one");
        }
        count(isFiltered ? filtered : whole, caller);
    }

    private void count(Places places, Caller caller) {
        String key = caller.limitKey();
        places.take(key);
        request.getCurrent().addEndHandler(ended -> places.give(key));
    }

    /** Places for one kind of answer. */
    private static final class Places {

        private final String what;
        private final int ofOne;
        private final int ofAll;
        private final Map<String, Integer> taken = new HashMap<>();
        private int all;

        Places(String what, int ofOne, int ofAll) {
            this.what = what;
            this.ofOne = ofOne;
            this.ofAll = ofAll;
        }

        synchronized void take(String key) {
            if (taken.getOrDefault(key, 0) >= ofOne) {
                throw ProblemException.tooMany(
                        "more than " + ofOne + " " + what + " at the same time; end one first", AGAIN);
            }
            if (all >= ofAll) {
                throw ProblemException.tooMany("this service has all the " + what + " it takes; try again", AGAIN);
            }
            taken.merge(key, 1, Integer::sum);
            all++;
        }

        synchronized void give(String key) {
            taken.computeIfPresent(key, (known, count) -> count > 1 ? count - 1 : null);
            all--;
        }
    }
}
