package io.cellfleet.local.cli;

import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.battery.protocol.Protocols;
import io.cellfleet.local.Refusal;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** {@code --protocol}, for every command that reads what came off a line. */
final class ProtocolOption {

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            defaultValue = "smartbms123",
            description = "What the device speaks. Default: ${DEFAULT-VALUE}.")
    private String name = "";

    /**
     * @throws Refusal naming the protocols there are
     */
    DeviceProtocol protocol() {
        return Protocols.named(name)
                .orElseThrow(() -> new Refusal("--protocol is '" + name + "' but must be "
                        + Protocols.ALL.stream().map(DeviceProtocol::name).collect(Collectors.joining(" or "))));
    }
}
