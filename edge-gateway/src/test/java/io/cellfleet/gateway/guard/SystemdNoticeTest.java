package io.cellfleet.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemdNoticeTest {

    @Test
    void nobodyIsToldWhereNoSystemdWaits() {
        assertThat(SystemdNotice.wanted(() -> 0, Map.of("WATCHDOG_USEC", "15000000")))
                .isEmpty();
        assertThat(SystemdNotice.wanted(() -> 0, Map.of("NOTIFY_SOCKET", "/run/systemd/notify")))
                .isPresent();
    }

    /** A third of the limit: one word may be late. */
    @Test
    void theWatchdogIsFedThreeTimesWithinItsLimit() {
        var notice = SystemdNotice.wanted(
                        () -> 0, Map.of("NOTIFY_SOCKET", "/run/systemd/notify", "WATCHDOG_USEC", "15000000"))
                .orElseThrow();

        assertThat(notice.every()).hasSeconds(5);
    }
}
