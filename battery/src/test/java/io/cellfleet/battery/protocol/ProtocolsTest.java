package io.cellfleet.battery.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProtocolsTest {

    @Test
    void findsEveryProtocolByItsName() {
        assertThat(Protocols.ALL)
                .isNotEmpty()
                .allSatisfy(
                        protocol -> assertThat(Protocols.named(protocol.name())).contains(protocol));
    }

    @Test
    void namesAreFixedBecauseSettingsAndFramesCarryThem() {
        assertThat(Protocols.ALL).extracting(DeviceProtocol::name).containsExactly("smartbms123", "jbd");
    }

    @Test
    void knowsNoOtherName() {
        assertThat(Protocols.named("SmartBMS123")).isEmpty();
        assertThat(Protocols.named("")).isEmpty();
    }
}
