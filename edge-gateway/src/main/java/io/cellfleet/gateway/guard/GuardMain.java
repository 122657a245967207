package io.cellfleet.gateway.guard;

import io.cellfleet.gateway.guard.GuardedRelays.Guarded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The guard's commands: {@code watch}, {@code open}, {@code after-stop}, each with the common folder. */
public final class GuardMain {

    static final String HANG_VARIABLE = "CELLFLEET_GUARD_HANG_SECONDS";

    private static final int DEFAULT_HANG_SECONDS = 5;
    private static final int LEAST_HANG_SECONDS = 2;
    private static final int MOST_HANG_SECONDS = 60;
    private static final int REFUSED = 2;
    private static final int FAILED = 1;

    private static final String USAGE = """
            usage: cellfleet-gateway-guard watch|open|after-stop FOLDER
              watch       opens the relays when the gateway hangs, is killed, or stopped and does not come back
              open        opens the relays now
              after-stop  opens the relays now, unless the gateway stopped by itself and a guard watches
            FOLDER is cellfleet.gateway.guard.folder of the gateway, which is its data folder unless set otherwise.
            """;

    private GuardMain() {}

    public static void main(String... args) throws IOException, InterruptedException {
        if (args.length != 2 || !Files.isDirectory(Path.of(args[1]))) {
            System.err.print(args.length == 2 ? args[1] + " is no folder\n" : USAGE);
            System.exit(REFUSED);
        }
        Path folder = Path.of(args[1]);
        switch (args[0]) {
            case "watch" -> new GuardLoop(folder, hang()).run();
            case "open" -> System.exit(openAll(folder) ? 0 : FAILED);
            case "after-stop" -> System.exit(isQuickRestart(folder) || openAll(folder) ? 0 : FAILED);
            default -> {
                System.err.print(USAGE);
                System.exit(REFUSED);
            }
        }
    }

    private static Duration hang() {
        String text = System.getenv().getOrDefault(HANG_VARIABLE, Integer.toString(DEFAULT_HANG_SECONDS));
        if (text.matches("[0-9]{1,3}")) {
            int seconds = Integer.parseInt(text);
            if (seconds >= LEAST_HANG_SECONDS && seconds <= MOST_HANG_SECONDS) {
                return Duration.ofSeconds(seconds);
            }
        }
        System.err.println(
                HANG_VARIABLE + " is '" + text + "' but must be " + LEAST_HANG_SECONDS + " to " + MOST_HANG_SECONDS);
        System.exit(REFUSED);
        throw new AssertionError("has ended");
    }

    /** systemd tells the result; the guard that watches opens later, should the gateway not come back. */
    private static boolean isQuickRestart(Path folder) {
        boolean success =
                System.getenv().getOrDefault("SERVICE_RESULT", "success").equals("success");
        boolean byItself = Heartbeat.read(folder).map(Heartbeat::stopped).orElse(false);
        return success && byItself && GuardDuty.isTaken(folder);
    }

    /** Whether all could be opened. */
    static boolean openAll(Path folder) throws IOException {
        List<Guarded> all = GuardedRelays.read(folder);
        boolean done = true;
        for (Guarded guarded : all) {
            done &= open(guarded);
        }
        return done;
    }

    static boolean open(Guarded guarded) {
        try {
            Opening.open(guarded);
            say("opened " + guarded);
            return true;
        } catch (IOException e) {
            say("could not open " + guarded + ": " + e.getMessage());
            return false;
        }
    }

    static void say(String sentence) {
        System.out.printf(Locale.ROOT, "guard: %s%n", sentence);
    }
}
