package io.cellfleet.local.cli;

import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.battery.protocol.Protocols;
import io.cellfleet.local.Refusal;
import java.util.stream.Collectors;

/** What is named on the command line, looked up. */
final class Known {

    private Known() {}

    /**
     * @throws Refusal naming the protocols there are
     */
    static DeviceProtocol protocol(String name) {
        return Protocols.named(name)
                .orElseThrow(() -> new Refusal("--protocol is '" + name + "' but must be "
                        + Protocols.ALL.stream().map(DeviceProtocol::name).collect(Collectors.joining(" or "))));
    }
}
