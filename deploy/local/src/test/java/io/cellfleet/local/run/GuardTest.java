package io.cellfleet.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GuardTest {

    private final Process polite = shell("exec sleep 60");
    private final Process deaf = shell("trap '' TERM; echo ready; while :; do sleep 1; done");
    private final Process other = shell("exec sleep 60");

    @AfterEach
    void nothingIsLeft() {
        polite.destroyForcibly();
        deaf.destroyForcibly();
        other.destroyForcibly();
    }

    /** The pipe ends as it does when the launcher dies. */
    @Test
    void endsWhatItWatchesWhenTheLauncherIsGone() throws Exception {
        assertThat(deaf.getInputStream().read()).as("it is deaf now").isEqualTo('r');
        Guard guard = Guard.start();
        guard.watch(polite.pid());
        guard.watch(deaf.pid());
        guard.watch(other.pid());
        guard.forget(other.pid());

        guard.close();

        assertThat(polite.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(deaf.waitFor(5, TimeUnit.SECONDS))
                .as("after 5 s it is made to")
                .isTrue();
        assertThat(other.isAlive()).as("forgotten, so none of ours").isTrue();
    }

    @Test
    void endsAtOnceWhenNothingIsWatched() throws Exception {
        long begin = System.nanoTime();
        Guard.start().close();
        assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(4));
        assertThat(other.isAlive()).isTrue();
    }

    private static Process shell(String script) {
        try {
            return new ProcessBuilder("sh", "-c", script).start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
