package io.cellfleet.battery.measure;

/**
 * How a cell of a frame is to be shown and used (rule S9).
 *
 * @param colour               as the manual colours it
 * @param temperatureReadsHigh it balances, or did within 15 minutes: its board is warmer than the cell, so the
 *                             temperature is no good for analysis
 */
public record CellLook(CellColour colour, boolean temperatureReadsHigh) {}
