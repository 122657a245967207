package io.cellfleet.gateway.config;

import io.cellfleet.battery.protocol.DeviceProtocol;
import java.nio.file.Path;

/** One line to read, checked. */
public sealed interface LineSettings {

    String pack();

    String installation();

    DeviceProtocol protocol();

    /**
     * A line with a device at its end.
     *
     * @param device the path; it may come and go
     */
    record Serial(String pack, String installation, DeviceProtocol protocol, Path device) implements LineSettings {}

    /**
     * A line that is read from a file.
     *
     * @param speed how many times faster than recorded; 0 is as fast as possible
     */
    record Capture(String pack, String installation, DeviceProtocol protocol, Path file, double speed)
            implements LineSettings {}
}
