package io.cellfleet.api.live;

import org.jspecify.annotations.Nullable;

/**
 * The last reading of one cell.
 *
 * @param number           from 1
 * @param voltageMv        mV
 * @param temperatureDeciC 0.1 °C; null without a probe
 * @param atMs             capture time of the frame that described this cell; ms since 1970
 * @param heardAtMs        the same, but never later than when it arrived here; ms since 1970
 */
public record CellNow(int number, int voltageMv, @Nullable Integer temperatureDeciC, long atMs, long heardAtMs) {}
