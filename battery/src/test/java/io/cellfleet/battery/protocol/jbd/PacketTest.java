package io.cellfleet.battery.protocol.jbd;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.RelayOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes that go to a board are those that a real board was seen to take. */
class PacketTest {

    @Test
    void questionsAreThoseOfTheLog() {
        assertThat(Packet.read(Packet.BASIC_INFO)).isEqualTo(Exchanges.ASK_BASIC_INFO);
        assertThat(Packet.read(Packet.CELL_VOLTAGES)).isEqualTo(Exchanges.ASK_CELL_VOLTAGES);
        assertThat(Packet.reply(Packet.SWITCHES, Packet.OK)).isEqualTo(Exchanges.ACKNOWLEDGED);
        assertThat(Packet.reply(Packet.SWITCHES, Packet.REFUSED)).isEqualTo(Exchanges.ORDER_REFUSED);
    }

    @ParameterizedTest(name = "charge {0}, load {1}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        charge | load  | bytes                      | because
        true   | true  | DD 5A E1 02 00 00 FF 1D 77 | no bit: nothing is off
        false  | true  | DD 5A E1 02 00 01 FF 1C 77 | bit 0: charging off, as logged
        true   | false | DD 5A E1 02 00 02 FF 1B 77 | bit 1: discharging off
        false  | false | DD 5A E1 02 00 03 FF 1A 77 | both
        """)
    void anOrderIsOneWriteToTheSwitches(boolean charge, boolean load, String bytes, String because) {
        assertThat(OrderDesk.relayCommand(new RelayOrder(charge, load))).isEqualTo(Exchanges.hex(bytes));
    }
}
