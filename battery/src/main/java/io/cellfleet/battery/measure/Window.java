package io.cellfleet.battery.measure;

import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.soc.Capacity;

/**
 * The last frames held against the limits, each once (rule M3).
 *
 * @param newest what the newest frame shows by itself
 * @param second what the one before it shows
 * @param third  what the one before that shows
 */
public record Window(Verdicts newest, Verdicts second, Verdicts third) {

    /** The same with the newest frame replaced: our count has been brought up to it. */
    public Window withNewest(FrameFacts frame, PackSettings settings, Capacity capacity) {
        return new Window(FrameVerdicts.of(frame, settings, capacity), second, third);
    }

    /** What two of the three agree on. */
    public Verdicts counted() {
        return Verdicts.majority(newest, second, third);
    }
}
