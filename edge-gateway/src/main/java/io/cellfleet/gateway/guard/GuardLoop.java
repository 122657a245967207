package io.cellfleet.gateway.guard;

import com.fazecast.jSerialComm.SerialPort;
import io.cellfleet.gateway.actuator.PortsAtEnd;
import io.cellfleet.gateway.guard.GuardedRelays.Guarded;
import io.cellfleet.gateway.relay.StopMark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Watches one gateway for as long as it runs itself, and opens its relays when {@link Watch} says so. */
final class GuardLoop {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);
    private static final Duration END_WITHIN = Duration.ofSeconds(2);

    /** The gateway judges by its own clock whether it came back in time; it must not find its relays opened then. */
    private static final Duration PATIENCE = StopMark.QUICK.plusSeconds(5);

    private final Path folder;
    private final Watch watch;
    private final Set<Guarded> opened = new HashSet<>();
    private long tryAgainNanos = System.nanoTime();

    GuardLoop(Path folder, Duration hang) {
        this.folder = folder;
        this.watch = new Watch(hang, PATIENCE);
    }

    void run() throws IOException, InterruptedException {
        Optional<GuardDuty> duty = GuardDuty.take(folder);
        if (duty.isEmpty()) {
            GuardMain.say("another guard watches " + folder);
            return;
        }
        // Loaded now: when it is needed, the disk may be what broke.
        GuardMain.say("watches " + folder + " with serial library " + SerialPort.getVersion());
        PortsAtEnd.first(this::leave);
        while (true) {
            look();
            Thread.sleep(LOOK_EVERY);
        }
    }

    private synchronized void look() {
        Watch.Act act = watch.look(Heartbeat.read(folder), monotonicMs());
        switch (act) {
            case WAIT -> opened.clear();
            case OPEN -> openWhatIsLeft();
            case END_AND_OPEN -> {
                // It would close them again if it ever went on, and may have a port for itself.
                watch.last().ifPresent(GuardLoop::end);
                openWhatIsLeft();
            }
        }
    }

    /** A guard that is ended does not leave behind what only it would open. */
    private synchronized void leave() {
        boolean isOver = watch.last()
                .map(last -> last.stopped() || handle(last).isEmpty())
                .orElse(false);
        if (isOver) {
            GuardMain.say("ends, and the gateway has ended before");
            tryAgainNanos = System.nanoTime();
            openWhatIsLeft();
        }
    }

    private void openWhatIsLeft() {
        if (System.nanoTime() - tryAgainNanos < 0) {
            return;
        }
        tryAgainNanos = System.nanoTime() + TRY_AGAIN.toNanos();
        try {
            List<Guarded> all = GuardedRelays.read(folder);
            for (Guarded guarded : all) {
                if (!opened.contains(guarded) && GuardMain.open(guarded)) {
                    opened.add(guarded);
                }
            }
        } catch (IOException e) {
            GuardMain.say("knows of no relays: " + e.getMessage());
        }
    }

    private static void end(Heartbeat last) {
        handle(last).ifPresent(process -> {
            GuardMain.say("ends the gateway, which hangs: process " + last.processId());
            process.destroyForcibly();
            try {
                process.onExit().get(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (Exception notEnded) {
                GuardMain.say("the gateway's process does not end: " + notEnded);
            }
        });
    }

    /** The gateway's process, as long as it is the same one. */
    private static Optional<ProcessHandle> handle(Heartbeat last) {
        return ProcessHandle.of(last.processId())
                .filter(ProcessHandle::isAlive)
                .filter(it -> it.info()
                        .startInstant()
                        .map(at -> at.toEpochMilli() == last.startedMs())
                        .orElse(false));
    }

    private static long monotonicMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
