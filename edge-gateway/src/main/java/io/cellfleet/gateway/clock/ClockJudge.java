package io.cellfleet.gateway.clock;

import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.gateway.config.ClockSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Says how far the system's UTC can be trusted. What can be known without asking the kernel is little, so it says
 * less rather than more:
 *
 * <ul>
 *   <li>A time before this software was written is unset, whatever was configured.
 *   <li>systemd's time service leaves a mark when it has synchronised the clock since the board was started. With the
 *       mark it is synchronised, although the time server may have been lost since.
 *   <li>Without the mark, other time services (chrony, ntpd) cannot be seen: it is "set", and the operator who runs
 *       one says {@code cellfleet.gateway.clock=synchronised}.
 * </ul>
 */
public final class ClockJudge {

    /** No frame can have been captured before this. */
    static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    static final Path SYSTEMD_MARK = Path.of("/run/systemd/timesync/synchronized");

    private static final long LOOK_EVERY_MS = Duration.ofSeconds(5).toMillis();

    private final ClockSetting setting;
    private final Path mark;
    private volatile Look look = new Look(Long.MIN_VALUE, false);

    public ClockJudge(ClockSetting setting) {
        this(setting, SYSTEMD_MARK);
    }

    ClockJudge(ClockSetting setting, Path mark) {
        this.setting = setting;
        this.mark = mark;
    }

    private record Look(long againAtMs, boolean marked) {}

    /**
     * @param utcMs       the clock's own word, ms since 1970
     * @param monotonicMs now, to look for the mark only from time to time
     */
    ClockQuality quality(long utcMs, long monotonicMs) {
        if (utcMs < EARLIEST.toEpochMilli()) {
            return ClockQuality.CLOCK_QUALITY_UNSET;
        }
        return switch (setting) {
            case UNSET -> ClockQuality.CLOCK_QUALITY_UNSET;
            case SET -> ClockQuality.CLOCK_QUALITY_SET;
            case SYNCHRONISED -> ClockQuality.CLOCK_QUALITY_SYNCHRONISED;
            case AUTO ->
                isMarked(monotonicMs) ? ClockQuality.CLOCK_QUALITY_SYNCHRONISED : ClockQuality.CLOCK_QUALITY_SET;
        };
    }

    private boolean isMarked(long monotonicMs) {
        if (monotonicMs >= look.againAtMs()) {
            look = new Look(monotonicMs + LOOK_EVERY_MS, Files.exists(mark));
        }
        return look.marked();
    }
}
