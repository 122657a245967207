package io.cellfleet.battery.measure;

import io.cellfleet.battery.settings.PackSettings;
import java.time.Duration;

/** How old knowledge may be before it is none (rules M3, M4, W2). */
public final class Staleness {

    /** Silence longer than this empties what recent frames said, and is an error where the gateway is heard. */
    public static final Duration SILENCE = Duration.ofSeconds(20);

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int ROUNDS = 3;

    private Staleness() {}

    /** How old a cell's reading may be: three rounds of the device's rotation, or the silence where that is longer. */
    public static Duration cellStaleAfter(PackSettings settings, boolean describesAllCells) {
        if (describesAllCells) {
            return SILENCE;
        }
        Duration rounds = settings.framePeriod()
                .multipliedBy((long) ROUNDS * settings.cellRange().most())
                .plus(GRACE);
        return rounds.compareTo(SILENCE) > 0 ? rounds : SILENCE;
    }
}
