package io.cellfleet.api.live;

import io.cellfleet.contract.v1.CellColour;
import org.jspecify.annotations.Nullable;

/**
 * The last reading of one cell.
 *
 * @param number           from 1
 * @param voltageMv        mV
 * @param temperatureDeciC 0.1 °C; null without a probe
 * @param colour           as the engine says; unspecified where it does not
 * @param readsHigh        its temperature reads high, as the engine says
 * @param atMs             capture time of the frame that described this cell; ms since 1970
 * @param heardAtMs        the same, but never later than when it arrived here; ms since 1970
 */
public record CellNow(
        int number,
        int voltageMv,
        @Nullable Integer temperatureDeciC,
        CellColour colour,
        boolean readsHigh,
        long atMs,
        long heardAtMs) {}
