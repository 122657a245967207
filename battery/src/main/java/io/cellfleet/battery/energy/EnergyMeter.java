package io.cellfleet.battery.energy;

import io.cellfleet.battery.soc.ChargeCounter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The energy counters of a pack (rule S6). Gaps are bridged as for charge (rule S5), and what is counted over midnight
 * is split there.
 *
 * @param day            the local day "today" stands for; empty before the first frame with known currents
 * @param collectedToday into the pack since the day began
 * @param consumedToday  out of the pack since the day began
 * @param collectedTotal into the pack since the totals were cleared
 * @param consumedTotal  out of the pack since the totals were cleared
 * @param last           the newest known powers
 * @param lastAt         their capture time
 */
public record EnergyMeter(
        Optional<LocalDay> day,
        Energy collectedToday,
        Energy consumedToday,
        Energy collectedTotal,
        Energy consumedTotal,
        Optional<Powers> last,
        Optional<Instant> lastAt) {

    /** A new pack. */
    public static final EnergyMeter ZERO = new EnergyMeter(
            Optional.empty(), Energy.ZERO, Energy.ZERO, Energy.ZERO, Energy.ZERO, Optional.empty(), Optional.empty());

    /** "Clear energy counters": the totals begin anew, today goes on. */
    public EnergyMeter cleared() {
        return new EnergyMeter(day, collectedToday, consumedToday, Energy.ZERO, Energy.ZERO, last, lastAt);
    }

    /**
     * What counting up to a frame gives.
     *
     * @param meter  the counters afterwards
     * @param closed the day that ended on the way; its counters are final
     */
    public record Counted(EnergyMeter meter, Optional<ClosedDay> closed) {}

    /**
     * Counts up to a frame.
     *
     * @param powers of the frame; empty when unknown, which is a gap
     * @param at     the frame's capture time
     * @param zone   the installation's
     */
    public Counted counted(Optional<Powers> powers, Instant at, ZoneId zone) {
        LocalDay today = day.orElseGet(() -> LocalDay.holding(at, zone));
        if (today.isFarAheadOf(at)) {
            EnergyMeter anew = newDay(LocalDay.holding(at, zone));
            return new Counted(powers.isEmpty() ? anew : anew.read(powers, at), Optional.of(closing(today)));
        }
        Optional<Powers> held = held(powers, at);
        Instant from = lastAt.orElse(at);
        EnergyMeter meter = with(Optional.of(today));
        Optional<ClosedDay> closed = Optional.empty();
        if (today.isOver(at)) {
            if (held.isPresent()) {
                meter = meter.plus(held.get(), between(from, today.endsAt()));
                from = from.isBefore(today.endsAt()) ? today.endsAt() : from;
            }
            closed = Optional.of(meter.closing(today));
            meter = meter.newDay(LocalDay.holding(at, zone));
        }
        if (held.isPresent()) {
            meter = meter.plus(held.get(), between(from, at));
        }
        return new Counted(powers.isEmpty() ? meter : meter.read(powers, at), closed);
    }

    private ClosedDay closing(LocalDay today) {
        return new ClosedDay(today.date(), collectedToday, consumedToday);
    }

    /** The clock was set back: a gap that began "later" began at the latest now. */
    public EnergyMeter notAfter(Instant now) {
        boolean later = lastAt.isPresent() && lastAt.get().isAfter(now);
        return later ? read(last, now) : this;
    }

    /** The power that held since the last frame that knew one (rule S5); empty when nothing can be counted. */
    private Optional<Powers> held(Optional<Powers> powers, Instant at) {
        if (powers.isEmpty() || last.isEmpty() || lastAt.isEmpty()) {
            return Optional.empty();
        }
        Duration since = Duration.between(lastAt.get(), at);
        if (since.isNegative() || since.compareTo(ChargeCounter.BRIDGED) > 0) {
            return Optional.empty();
        }
        return since.compareTo(ChargeCounter.HOLDS) <= 0
                ? last
                : Optional.of(last.get().meanWith(powers.get()));
    }

    private EnergyMeter plus(Powers powers, Duration time) {
        if (time.isZero()) {
            return this;
        }
        Energy in = Energy.of(powers.incomingUw(), time);
        Energy out = Energy.of(powers.outgoingUw(), time);
        return new EnergyMeter(
                day,
                collectedToday.plus(in),
                consumedToday.plus(out),
                collectedTotal.plus(in),
                consumedTotal.plus(out),
                last,
                lastAt);
    }

    private EnergyMeter newDay(LocalDay next) {
        return new EnergyMeter(
                Optional.of(next), Energy.ZERO, Energy.ZERO, collectedTotal, consumedTotal, last, lastAt);
    }

    private EnergyMeter with(Optional<LocalDay> today) {
        return new EnergyMeter(today, collectedToday, consumedToday, collectedTotal, consumedTotal, last, lastAt);
    }

    private EnergyMeter read(Optional<Powers> powers, Instant at) {
        return new EnergyMeter(
                day, collectedToday, consumedToday, collectedTotal, consumedTotal, powers, Optional.of(at));
    }

    private static Duration between(Instant from, Instant to) {
        Duration time = Duration.between(from, to);
        return time.isNegative() ? Duration.ZERO : time;
    }
}
