package io.cellfleet.gateway.source;

import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.work.StopSignal;
import io.cellfleet.gateway.work.Worker;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Plays a recorded line again, from its beginning at each start of the gateway, with the times of the recording. How
 * good its clock was nobody knows any more; it is taken as set.
 */
public final class CaptureReader implements Worker.Task {

    private static final Logger LOG = Logger.getLogger(CaptureReader.class);

    /** After this much silence every framer has decided. */
    private static final Duration SETTLED = Duration.ofMillis(500);

    private final Path file;
    private final double speed;
    private final Line line;
    private @Nullable Instant began;
    private Instant reached = Instant.MIN;
    private long beganNanos;

    /**
     * @param speed how many times faster than recorded; 0 is as fast as possible
     */
    public CaptureReader(Path file, double speed, Line line) {
        this.file = file;
        this.speed = speed;
        this.line = line;
    }

    @Override
    public void run(StopSignal stop) throws InterruptedException {
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String text = lines.readLine(); text != null && !stop.isGiven(); text = lines.readLine()) {
                number++;
                if (!text.isBlank()) {
                    play(CapturedBytes.parse(text), stop);
                }
            }
            if (!stop.isGiven()) {
                line.ended("the capture " + file + " has ended");
                LOG.infof("A capture has ended packId=%s lines=%d", packId(), number);
            }
        } catch (IOException | IllegalArgumentException e) {
            String reason = file + " line " + number + ": " + e.getMessage();
            line.ended(reason);
            LOG.errorf("A capture cannot be read any further packId=%s reason=%s", packId(), reason);
        }
    }

    private void play(CapturedBytes read, StopSignal stop) throws InterruptedException {
        if (began == null) {
            began = read.at();
            reached = began;
            beganNanos = System.nanoTime();
            line.opened(moment(began));
        }
        if (read.at().isBefore(reached)) {
            throw new IllegalArgumentException("\"at\" is " + read.at() + ", which is before the line above it");
        }
        if (passSilence(read.at(), stop)) {
            line.heard(read.bytes().toByteArray(), moment(read.at()));
            reached = read.at();
        }
    }

    /** Lives through the time up to the next bytes, line reports included; false when the gateway stops meanwhile. */
    private boolean passSilence(Instant next, StopSignal stop) throws InterruptedException {
        for (Instant at = reached.plus(SETTLED); at.isBefore(next); at = at.plus(Line.REPORT_EVERY)) {
            if (waitFor(at, stop)) {
                return false;
            }
            line.silent(moment(at));
        }
        return !waitFor(next, stop);
    }

    private boolean waitFor(Instant at, StopSignal stop) throws InterruptedException {
        if (speed == 0) {
            return stop.isGiven();
        }
        long dueNanos = (long) (Duration.between(began, at).toMillis() * 1e6 / speed);
        return stop.await(Duration.ofNanos(Math.max(0, dueNanos - (System.nanoTime() - beganNanos))));
    }

    private Moment moment(Instant at) {
        long monotonicMs = began == null ? 0 : Duration.between(began, at).toMillis();
        return new Moment(at.toEpochMilli(), monotonicMs, ClockQuality.CLOCK_QUALITY_SET);
    }

    private String packId() {
        return line.state().identity().packId();
    }
}
