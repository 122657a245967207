package io.cellfleet.battery.protocol;

import io.cellfleet.battery.reading.TemperatureScale;

/** How one kind of device speaks. Stateless: what a line remembers is in its {@link Framer}. */
public interface DeviceProtocol {

    /** As in settings and on the wire, for example {@code smartbms123}. */
    String name();

    /** A framer for one line, beginning now. */
    Framer newFramer();

    /**
     * What a frame says.
     *
     * @param frame as the framer cut it, checked again here
     * @param scale how raw temperature counts become degrees
     */
    DecodeResult decode(byte[] frame, TemperatureScale scale);

    /** Whether one frame describes all cells; otherwise one cell a frame (rule M4). */
    boolean describesAllCells();
}
