package io.cellfleet.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real gateway and the real guard, killed, stopped and updated, against a recorded LCUS board and a fake JBD. */
class GuardedRelaysTest {

    private static final Duration START = Duration.ofSeconds(90);

    /** The guard takes 5 s to believe it, and the machine may be slow. */
    private static final Duration OPENED = Duration.ofSeconds(30);

    /** {@code A0 01 00 A1} and {@code A0 02 00 A2}: a channel is opened. */
    private static final String CHARGE_OPENED = "a00100a1";

    private static final String LOAD_OPENED = "a00200a2";
    private static final String MOSFETS = "dd5ae1";
    private static final String MOSFETS_ON = "dd5ae10200";

    @TempDir
    Path folder;

    @Test
    void killedHungUpdatedAndUnguarded() throws Exception {
        try (SiteWithRelays site = SiteWithRelays.open(folder)) {
            Process guard = site.startGuard();
            Process killed = site.startGateway();
            await(site, "closed after the first three frames", START, site::isAllClosed);
            assertThat(HexFormat.of().formatHex(site.board().heard()))
                    .as("a start opens first")
                    .startsWith(CHARGE_OPENED + LOAD_OPENED);
            assertPage(site);

            killed.destroyForcibly();
            await(site, "opened after kill -9", OPENED, site::isAllOpen);

            Process updated = site.startGateway();
            await(site, "closed again", START, site::isAllClosed);
            site.board().forget();
            site.jbdLine().forget();
            updated.destroy();
            assertThat(updated.waitFor(20, TimeUnit.SECONDS)).isTrue();
            Process hung = site.startGateway();
            await(site, "back from the update", START, () -> site.page().contains("closed (unlinked)"));
            assertThat(HexFormat.of().formatHex(site.board().heard()))
                    .as("an update moves nothing")
                    .doesNotContain(CHARGE_OPENED)
                    .doesNotContain(LOAD_OPENED);
            assertThat(HexFormat.of().formatHex(site.jbdLine().heard()).replace(MOSFETS_ON + "00", ""))
                    .as("nor does the device hear of one that is off")
                    .doesNotContain(MOSFETS);

            signal(hung, "STOP");
            await(site, "opened after SIGSTOP", OPENED, site::isAllOpen);
            assertThat(hung.waitFor(20, TimeUnit.SECONDS)).as("it is ended").isTrue();
            assertThat(guard.isAlive()).isTrue();

            guard.destroy();
            assertThat(guard.waitFor(20, TimeUnit.SECONDS)).isTrue();
            Process unguarded = site.startGateway();
            await(site, "closed without a guard", START, site::isAllClosed);
            unguarded.destroy();
            await(site, "opened by itself where nobody watches", OPENED, site::isAllOpen);
        }
    }

    private static void assertPage(SiteWithRelays site) throws InterruptedException {
        assertThat(site.page())
                .contains("<h2>Relays</h2>")
                .contains("closed (unlinked)")
                .contains("closed (unlinked), acknowledged")
                .contains("not linked");
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void await(SiteWithRelays site, String what, Duration deadline, Callable<Boolean> so)
            throws Exception {
        long untilNanos = System.nanoTime() + deadline.toNanos();
        while (!so.call()) {
            if (System.nanoTime() - untilNanos > 0) {
                throw new AssertionError("not within " + deadline.toSeconds() + " s: " + what + "\n" + site.logs());
            }
            Thread.sleep(50);
        }
    }
}
