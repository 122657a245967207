package io.cellfleet.battery.energy;

import java.time.LocalDate;

/**
 * A local day that is over, with its final counters.
 *
 * @param date      in the zone the installation had when the day began
 * @param collected into the pack
 * @param consumed  out of the pack
 */
public record ClosedDay(LocalDate date, Energy collected, Energy consumed) {}
