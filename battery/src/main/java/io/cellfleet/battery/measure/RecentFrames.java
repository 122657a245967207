package io.cellfleet.battery.measure;

import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.soc.Capacity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last valid frames, at most three, newest first. One frame alone decides nothing: a condition counts when it is
 * seen in two of them (rule M3).
 */
public record RecentFrames(List<FrameFacts> newestFirst) {

    /** No frame yet, or silence for so long that the old ones say nothing any more. */
    public static final RecentFrames NONE = new RecentFrames(List.of());

    private static final int KEPT = 3;

    public RecentFrames {
        newestFirst = List.copyOf(newestFirst);
        if (newestFirst.size() > KEPT) {
            throw new IllegalArgumentException(
                    "newestFirst has " + newestFirst.size() + " frames but may have at most " + KEPT);
        }
    }

    public RecentFrames with(FrameFacts newest) {
        List<FrameFacts> frames = new ArrayList<>(KEPT);
        frames.add(newest);
        frames.addAll(newestFirst.subList(0, Math.min(newestFirst.size(), KEPT - 1)));
        return new RecentFrames(frames);
    }

    /** The same frames, the newest replaced: our count has been brought up to it. */
    public RecentFrames withNewest(FrameFacts newest) {
        List<FrameFacts> frames = new ArrayList<>(newestFirst);
        frames.set(0, newest);
        return new RecentFrames(frames);
    }

    public Optional<FrameFacts> newest() {
        return newestFirst.isEmpty() ? Optional.empty() : Optional.of(newestFirst.getFirst());
    }

    /** What they show under these limits. */
    public Window window(PackSettings settings, Capacity capacity) {
        return new Window(
                verdicts(0, settings, capacity), verdicts(1, settings, capacity), verdicts(2, settings, capacity));
    }

    /** What two of the last three frames agree on, under these limits. */
    public Verdicts counted(PackSettings settings, Capacity capacity) {
        return window(settings, capacity).counted();
    }

    /** The device's status bits that two of the last three frames agree on, seen and refuted as in a verdict. */
    public DeviceStatusAgreed deviceStatus() {
        int[] set = new int[KEPT];
        int[] clear = new int[KEPT];
        for (int index = 0; index < newestFirst.size(); index++) {
            set[index] = newestFirst.get(index).deviceStatus();
            clear[index] = ~set[index];
        }
        return new DeviceStatusAgreed(
                Verdicts.twoOf(set[0], set[1], set[2]), Verdicts.twoOf(clear[0], clear[1], clear[2]));
    }

    private Verdicts verdicts(int index, PackSettings settings, Capacity capacity) {
        return index < newestFirst.size()
                ? FrameVerdicts.of(newestFirst.get(index), settings, capacity)
                : Verdicts.NONE;
    }
}
