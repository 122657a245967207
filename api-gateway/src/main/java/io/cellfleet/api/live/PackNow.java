package io.cellfleet.api.live;

import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a pack now.
 *
 * @param status    the newest status; its measurement and device report are those of the newest frame, its list of
 *                  cells is empty
 * @param standing  what the engine warns of beside the records
 * @param frameAtMs capture time of the newest frame; ms since 1970; null when none was heard
 * @param heardAtMs the same, but never later than when it arrived here, so that a gateway whose clock is ahead cannot
 *                  make old values look live; ms since 1970
 */
public record PackNow(
        PackStatus status,
        List<Warning> standing,
        @Nullable Long frameAtMs,
        @Nullable Long heardAtMs) {

    /** All that are active: the record's own, then what stands beside it. */
    public List<Warning> warnings() {
        return Stream.concat(status.getWarningsList().stream(), standing.stream())
                .toList();
    }

    /** ms since the newest frame was captured, not negative; empty when none was heard. */
    public OptionalLong ageMs(long nowMs) {
        return heardAtMs == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, nowMs - heardAtMs));
    }

    public Quality quality(long nowMs) {
        if (heardAtMs == null) {
            return Quality.NEVER;
        }
        long age = Math.max(0, nowMs - heardAtMs);
        if (age > Quality.SILENT_AFTER.toMillis() || reportedSilent()) {
            return Quality.SILENT;
        }
        return age > Quality.STALE_AFTER.toMillis() ? Quality.STALE : Quality.LIVE;
    }

    /** Warning E, raised because the gateway was heard and the pack was not (rule W2). */
    private boolean reportedSilent() {
        return frameAtMs != null
                && status.getAtMs() - frameAtMs > Quality.STALE_AFTER.toMillis()
                && status.getWarningsList().stream()
                        .anyMatch(warning -> warning.getCode() == WarningCode.WARNING_CODE_COMMUNICATION);
    }
}
