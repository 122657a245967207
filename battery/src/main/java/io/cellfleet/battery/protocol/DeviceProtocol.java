package io.cellfleet.battery.protocol;

import io.cellfleet.battery.reading.TemperatureScale;
import java.util.Optional;

/** How one kind of device speaks. Stateless: what a line remembers is in its {@link Framer}. */
public interface DeviceProtocol {

    /** As in settings and on the wire, for example {@code smartbms123}. */
    String name();

    /** A framer for one line that is only listened to, or was recorded, beginning now. */
    Framer newFramer();

    /** For one line that can be written to, beginning now; empty where the device speaks by itself. */
    default Optional<Master> newMaster() {
        return Optional.empty();
    }

    /**
     * What a frame says.
     *
     * @param frame as the framer cut it, checked again here
     * @param scale how raw temperature counts become degrees, where the protocol leaves that open
     */
    DecodeResult decode(byte[] frame, TemperatureScale scale);

    /** Whether one frame describes all cells; otherwise one cell a frame (rule M4). */
    boolean describesAllCells();
}
