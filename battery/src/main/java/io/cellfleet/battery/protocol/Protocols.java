package io.cellfleet.battery.protocol;

import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import java.util.List;
import java.util.Optional;

/** The device protocols Cellfleet speaks. */
public final class Protocols {

    /** All, the default first. */
    public static final List<DeviceProtocol> ALL = List.of(new SmartBms123());

    private Protocols() {}

    /** Finds a protocol by its {@link DeviceProtocol#name}. */
    public static Optional<DeviceProtocol> named(String name) {
        return ALL.stream().filter(protocol -> protocol.name().equals(name)).findFirst();
    }
}
