package io.cellfleet.battery.protocol;

import io.cellfleet.battery.protocol.jbd.Jbd;
import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import java.util.List;
import java.util.Optional;

/** The devices Cellfleet understands. A new device is a new entry here. */
public final class Protocols {

    /** Every protocol, in the order in which they are shown. */
    public static final List<DeviceProtocol> ALL = List.of(new SmartBms123(), new Jbd());

    private Protocols() {}

    /**
     * Finds a protocol.
     *
     * @param name as {@link DeviceProtocol#name()} gives it; case matters
     * @return the protocol, or empty when none has this name
     */
    public static Optional<DeviceProtocol> named(String name) {
        return ALL.stream().filter(protocol -> protocol.name().equals(name)).findFirst();
    }
}
