package io.cellfleet.battery.pack;

import io.cellfleet.battery.measure.ZeroCalibration;
import io.cellfleet.battery.pack.PackEvent.ActionRefused;
import io.cellfleet.battery.pack.PackEvent.SensorsZeroed;
import io.cellfleet.battery.reading.PackReading;
import java.util.Optional;

/** The part of a step that is about a zero calibration on its way (rule S11). */
final class ZeroStepping {

    private final PackWork work;

    ZeroStepping(PackWork work) {
        this.work = work;
    }

    /** Ends one whose frames have stayed out. */
    void noticeTime() {
        work.zeroing
                .filter(running -> running.isTooOld(work.now))
                .ifPresent(running -> refuse(running, running.tooFew(work.settings)));
    }

    void takeFrame(PackReading reading) {
        work.zeroing.ifPresent(running -> take(running, reading));
    }

    private void take(ZeroCalibration running, PackReading reading) {
        switch (running.after(reading, work.now, work.settings)) {
            case ZeroCalibration.Outcome.Measuring measuring -> work.zeroing = Optional.of(measuring.next());
            case ZeroCalibration.Outcome.Measured done -> {
                work.zero = done.offsets();
                work.zeroing = Optional.empty();
                work.events.add(new SensorsZeroed(done.offsets()));
            }
            case ZeroCalibration.Outcome.Refused refused -> refuse(running, refused.because());
        }
    }

    private void refuse(ZeroCalibration running, String because) {
        work.zeroing = Optional.empty();
        work.events.add(new ActionRefused(running.actionId(), "zeroCalibration", running.author(), because));
    }
}
