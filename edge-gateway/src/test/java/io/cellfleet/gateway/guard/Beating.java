package io.cellfleet.gateway.guard;

import io.cellfleet.gateway.guard.GuardedRelays.Guarded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process with a heart of the gateway, an LCUS board and a JBD, and nothing else. A line to its input stops it. */
final class Beating {

    private Beating() {}

    public static void main(String... args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        GuardedRelays.write(
                folder,
                List.of(
                        new Guarded.Lcus(Path.of(args[1]), 1),
                        new Guarded.Lcus(Path.of(args[1]), 2),
                        new Guarded.Jbd(Path.of(args[2]))));
        Pulse pulse = new Pulse(folder);
        while (System.in.available() == 0) {
            pulse.beat();
            Thread.sleep(100);
        }
        if (pulse.isGuarded()) {
            pulse.stopped();
        }
    }
}
