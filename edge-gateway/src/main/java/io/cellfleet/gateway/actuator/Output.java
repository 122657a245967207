package io.cellfleet.gateway.actuator;

import io.cellfleet.gateway.relay.RelayPair;
import io.cellfleet.gateway.work.StopSignal;
import io.cellfleet.gateway.work.Worker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One output of the gateway and a thread that tells its actuator what is wanted: at once when it changes, again when it
 * failed, and now and then without a reason. Nobody waits for it. Thread-safe.
 */
public final class Output implements Worker.Task {

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(Output.class);

    private final String name;
    private final Actuator actuator;
    private final Runnable changed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private @Nullable RelayPair wanted;
    private boolean isNews;
    private boolean isTelling;
    private volatile State state = new State(Optional.empty(), Optional.empty(), "");

    /**
     * How the relays are, as far as is known.
     *
     * @param told    what the actuator was told last, as far as it took it
     * @param is      what it acknowledged; empty where it cannot tell, or did not
     * @param trouble why it could not be told; empty when it could
     */
    public record State(Optional<RelayPair> told, Optional<RelayPair> is, String trouble) {}

    /**
     * @param name    as in stop marks, logs and metrics
     * @param changed called whenever {@link #state} has changed
     */
    public Output(String name, Actuator actuator, Runnable changed) {
        this.name = name;
        this.actuator = actuator;
        this.changed = changed;
    }

    public String name() {
        return name;
    }

    public String kind() {
        return actuator.kind();
    }

    /** Whether nothing hangs on it. */
    public boolean isAdvisory() {
        return actuator instanceof AdvisoryOnly;
    }

    /** From now on the relays shall be so. */
    public void want(RelayPair pair) {
        lock.lock();
        try {
            if (!pair.equals(wanted)) {
                wanted = pair;
                isNews = true;
                news.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    public State state() {
        return state;
    }

    /** Whether this is wanted, the actuator has taken it, and nothing else is on its way to it. */
    public boolean hasTaken(RelayPair pair) {
        lock.lock();
        try {
            return !isNews && !isTelling && pair.equals(wanted) && state.told().equals(Optional.of(pair));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run(StopSignal stop) throws InterruptedException {
        Duration pause = actuator.repeatEvery();
        while (!stop.isGiven()) {
            Optional<RelayPair> next = await(pause);
            if (next.isPresent() && !stop.isGiven()) {
                Answer answer = actuator.tell(next.get());
                take(next.get(), answer);
                isTold();
                pause = answer instanceof Answer.Failed ? RETRY : actuator.repeatEvery();
            }
        }
    }

    /** What is wanted, once it is new or the pause is over; empty while nothing is. */
    private Optional<RelayPair> await(Duration pause) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = pause.toNanos();
            while (!isNews && nanos > 0) {
                nanos = news.awaitNanos(nanos);
            }
            isNews = false;
            isTelling = wanted != null;
            return Optional.ofNullable(wanted);
        } finally {
            lock.unlock();
        }
    }

    private void isTold() {
        lock.lock();
        try {
            isTelling = false;
        } finally {
            lock.unlock();
        }
    }

    private void take(RelayPair told, Answer answer) {
        State before = state;
        State after = switch (answer) {
            case Answer.Acknowledged(RelayPair is) -> new State(Optional.of(told), Optional.of(is), "");
            case Answer.Sent ignored -> new State(Optional.of(told), Optional.empty(), "");
            case Answer.Nobody ignored -> new State(Optional.empty(), Optional.empty(), "");
            case Answer.Failed(String why) -> new State(before.told(), Optional.empty(), why);
        };
        if (!after.equals(before)) {
            state = after;
            if (!after.trouble().equals(before.trouble())) {
                say(after.trouble());
            }
            changed.run();
        }
    }

    private void say(String trouble) {
        if (trouble.isEmpty()) {
            LOG.infof("An actuator is told again output=%s kind=%s", name, kind());
        } else {
            LOG.warnf(
                    "An actuator cannot be told, it is tried without end output=%s kind=%s reason=%s",
                    name, kind(), trouble);
        }
    }
}
