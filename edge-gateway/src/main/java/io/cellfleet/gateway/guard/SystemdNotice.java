package io.cellfleet.gateway.guard;

import io.cellfleet.gateway.work.StopSignal;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Tells systemd that the gateway has started, and, for as long as its decision loop turns, that it lives. Java cannot
 * send to a Unix datagram socket, so systemd's own small command does: the unit has {@code NotifyAccess=all}.
 */
public final class SystemdNotice implements Worker.Task {

    private static final Logger LOG = Logger.getLogger(SystemdNotice.class);
    private static final String COMMAND = "systemd-notify";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration WITHOUT_WATCHDOG = Duration.ofMinutes(1);

    private final LongSupplier turns;
    private final Duration every;
    private final boolean watched;
    private boolean failing;

    private SystemdNotice(LongSupplier turns, Optional<Duration> watchdog) {
        this.turns = turns;
        this.watched = watchdog.isPresent();
        this.every = watchdog.map(limit -> limit.dividedBy(3)).orElse(WITHOUT_WATCHDOG);
    }

    /**
     * Empty when no systemd waits for word of this process.
     *
     * @param turns how often the decision loop has turned
     */
    public static Optional<SystemdNotice> wanted(LongSupplier turns) {
        return wanted(turns, System.getenv());
    }

    static Optional<SystemdNotice> wanted(LongSupplier turns, Map<String, String> environment) {
        if (!environment.containsKey("NOTIFY_SOCKET")) {
            return Optional.empty();
        }
        Optional<Duration> watchdog = Optional.ofNullable(environment.get("WATCHDOG_USEC"))
                .map(text -> Duration.of(Long.parseLong(text), ChronoUnit.MICROS));
        return Optional.of(new SystemdNotice(turns, watchdog));
    }

    @Override
    public void run(StopSignal stop) throws InterruptedException {
        say("READY=1");
        long seen = turns.getAsLong();
        while (!stop.await(every)) {
            long now = turns.getAsLong();
            if (watched && now != seen) {
                say("WATCHDOG=1");
            }
            seen = now;
        }
        say("STOPPING=1");
    }

    /** How often it is told. */
    Duration every() {
        return every;
    }

    private void say(String word) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(COMMAND, word)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean done = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
            report(done ? "" : COMMAND + " failed");
        } catch (IOException e) {
            report(String.valueOf(e.getMessage()));
        }
    }

    private void report(String trouble) {
        if (!trouble.isEmpty() && !failing) {
            LOG.errorf("systemd cannot be told that the gateway lives reason=%s", trouble);
        }
        failing = !trouble.isEmpty();
    }
}
