package io.cellfleet.local.run;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells the person at the terminal what goes on, with the seconds since this process was started. */
public final class Progress {

    private final PrintStream out;
    private final Instant start =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** A line with the time. */
    public synchronized void step(String sentence) {
        say("[" + seconds(Duration.between(start, Instant.now())) + "] " + sentence);
    }

    /** A line without the time. */
    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    String secondsSinceStart() {
        return seconds(Duration.between(start, Instant.now())).strip();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%5.1f s", duration.toMillis() / 1000.0);
    }
}
