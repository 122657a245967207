package io.cellfleet.api.live;

import java.time.Duration;

/** How far the values of a pack may be believed: their age decides, counted from the capture of the newest frame. */
public enum Quality {
    /** The newest frame is at most 20 s old. */
    LIVE,
    /** The newest frame is more than 20 s old. */
    STALE,
    /** The newest frame is more than 60 s old, or warning E is active and its gateway reports that no frame came. */
    SILENT,
    /** No frame has ever been heard. */
    NEVER;

    static final Duration STALE_AFTER = Duration.ofSeconds(20);
    static final Duration SILENT_AFTER = Duration.ofSeconds(60);
}
