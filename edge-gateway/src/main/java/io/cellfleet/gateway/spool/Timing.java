package io.cellfleet.gateway.spool;

import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.line.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * What a record says of time when it is sent: UTC where its clock was not set, and how long it has waited. Pure but for
 * the clocks that it is given.
 */
final class Timing {

    /** Said of a record whose age nobody can know any more: as long as Kafka keeps frames, so certainly late. */
    static final Duration UNKNOWN_WAIT = Duration.ofDays(14);

    private final BootClocks clocks;

    Timing(BootClocks clocks) {
        this.clocks = clocks;
    }

    /** The record as it is sent now; empty while its UTC is open. */
    Optional<GatewayRecord> send(GatewayRecord spooled, Moment now) {
        if (spooled.getSimulated()) {
            return Optional.of(spooled);
        }
        Optional<Boot> boot = clocks.of(spooled.getOrder());
        if (!BootClocks.isOpen(spooled)) {
            return Optional.of(waited(spooled, boot, now));
        }
        if (boot.isEmpty()) {
            // Its start was in a file that has been moved aside. Nothing better will ever be known.
            return Optional.of(waited(spooled, boot, now));
        }
        if (boot.get().utcAtZeroMs().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(waited(retimed(spooled, boot.get()), boot, now));
    }

    private static GatewayRecord retimed(GatewayRecord spooled, Boot boot) {
        long capturedAtMs = boot.utcAtZeroMs().orElseThrow() + spooled.getMonotonicMs();
        GatewayRecord.Builder retimed =
                spooled.toBuilder().setCapturedAtMs(capturedAtMs).setClockQuality(boot.quality());
        if (spooled.hasLineReport() && spooled.getLineReport().hasLastValidFrameAtMs()) {
            long frameBeforeMs =
                    spooled.getCapturedAtMs() - spooled.getLineReport().getLastValidFrameAtMs();
            retimed.getLineReportBuilder().setLastValidFrameAtMs(capturedAtMs - frameBeforeMs);
        }
        return retimed.build();
    }

    /** How long a record has waited, as far as anybody can know; 0 for one with a time of its own; ms. */
    long ageMs(GatewayRecord spooled, Moment now) {
        return spooled.getSimulated() ? 0 : Math.max(0, waitedMs(spooled, clocks.of(spooled.getOrder()), now));
    }

    private GatewayRecord waited(GatewayRecord timed, Optional<Boot> boot, Moment now) {
        long waitedMs = Math.max(0, waitedMs(timed, boot, now));
        return timed.toBuilder().setWaitedMs(waitedMs).build();
    }

    private long waitedMs(GatewayRecord timed, Optional<Boot> boot, Moment now) {
        Boot present = clocks.present();
        if (boot.isPresent() && boot.get().sharesMachineBoot(present)) {
            return now.monotonicMs() + present.laterThanMs(boot.get()) - timed.getMonotonicMs();
        }
        boolean known = now.clockQuality() != ClockQuality.CLOCK_QUALITY_UNSET
                && (boot.isPresent() || timed.getClockQuality() != ClockQuality.CLOCK_QUALITY_UNSET);
        return known ? now.capturedAtMs() - timed.getCapturedAtMs() : UNKNOWN_WAIT.toMillis();
    }
}
