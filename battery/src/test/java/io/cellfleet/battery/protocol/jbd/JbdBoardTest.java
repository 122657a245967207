package io.cellfleet.battery.protocol.jbd;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.RelayOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The board that does not exist says what the real one said. */
class JbdBoardTest {

    private final JbdBoard board = new JbdBoard(4)
            .cellsMv(3_875, 3_868, 3_858, 3_869)
            .probesDeciC(245, 242, 237)
            .charge(4_930, 5_000, 99);

    @Test
    void theWholeLogAgain() {
        assertThat(board.answer(Exchanges.CHARGE_OFF)).isEqualTo(Exchanges.ACKNOWLEDGED);
        assertThat(board.answer(Exchanges.ASK_BASIC_INFO)).isEqualTo(Exchanges.BASIC_INFO);
        assertThat(board.answer(Exchanges.ASK_CELL_VOLTAGES)).isEqualTo(Exchanges.CELL_VOLTAGES);
        assertThat(board.frame()).isEqualTo(Exchanges.frame());
    }

    @Test
    void keepsWhatItIsOrdered() {
        assertThat(board.switches()).isEqualTo(new RelayOrder(true, true));
        for (RelayOrder order :
                new RelayOrder[] {new RelayOrder(false, true), new RelayOrder(false, false), new RelayOrder(true, false)
                }) {
            board.answer(OrderDesk.relayCommand(order));
            assertThat(board.switches()).isEqualTo(order);
        }
    }

    @Test
    void refusesWhatItDoesNotKnowAndEverythingWhenToldTo() {
        assertThat(board.answer(Packet.read(0x05))).isEqualTo(Packet.reply(0x05, Packet.REFUSED));
        assertThat(board.refusing(true).answer(Exchanges.CHARGE_OFF)).isEqualTo(Exchanges.ORDER_REFUSED);
        assertThat(board.switches()).isEqualTo(new RelayOrder(true, true));
    }

    @Test
    void takesRequestsInAnyCutAndIsSilentOnAnythingElse() {
        byte[] request = Exchanges.ASK_CELL_VOLTAGES;
        assertThat(board.answer(new byte[] {1, 2, 3})).isEmpty();
        assertThat(board.answer(Exchanges.CELL_VOLTAGES)).isEmpty();
        assertThat(board.answer(Arrays.copyOf(request, 3))).isEmpty();
        assertThat(board.answer(Arrays.copyOfRange(request, 3, 7))).isEqualTo(Exchanges.CELL_VOLTAGES);
    }
}
