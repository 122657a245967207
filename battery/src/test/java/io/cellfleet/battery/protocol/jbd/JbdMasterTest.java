package io.cellfleet.battery.protocol.jbd;

import static io.cellfleet.battery.protocol.jbd.Exchanges.kinds;
import static io.cellfleet.battery.protocol.jbd.Exchanges.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.OrderProgress;
import io.cellfleet.battery.protocol.RelayOrder;
import io.cellfleet.battery.protocol.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks what, when, and which answers are believed. */
class JbdMasterTest {

    private static final RelayOrder CHARGE_OFF = new RelayOrder(false, true);
    private static final RelayOrder ALL_OFF = new RelayOrder(false, false);
    private static final byte[] FIVE_CELLS = Packet.reply(Packet.CELL_VOLTAGES, Packet.OK, new byte[10]);

    private final JbdMaster master = new JbdMaster();

    @Test
    void asksForBothHalvesAtOnceAndThenEachSecond() {
        assertThat(asks(0)).isEqualTo("basicInfo");
        assertThat(asks(50)).isEmpty();
        assertThat(hears(80, Exchanges.BASIC_INFO)).isEmpty();
        assertThat(asks(80)).isEqualTo("cells");
        assertThat(hears(120, Arrays.copyOf(Exchanges.CELL_VOLTAGES, 9))).isEmpty();
        List<Stretch> found = master.accept(Arrays.copyOfRange(Exchanges.CELL_VOLTAGES, 9, 15), 130);
        assertThat(texts(found)).containsExactly("0+51 frame");
        assertThat(found.getFirst().bytes()).isEqualTo(Exchanges.frame());

        assertThat(asks(999)).isEmpty();
        assertThat(asks(1_090)).as("90 ms late").isEqualTo("basicInfo");
        assertThat(round(1_100)).isEqualTo("frame");
        assertThat(asks(1_999)).isEmpty();
        assertThat(asks(2_000)).as("in the old step").isEqualTo("basicInfo");
    }

    @Test
    void aHostThatSleptDoesNotCatchUp() {
        assertThat(asks(0)).isEqualTo("basicInfo");
        assertThat(round(100)).isEqualTo("frame");
        assertThat(asks(60_000)).isEqualTo("basicInfo");
        assertThat(round(60_100)).isEqualTo("frame");
        assertThat(asks(60_499)).isEmpty();
        assertThat(asks(60_500)).isEqualTo("basicInfo");
    }

    @Test
    void anAdapterThatEchoesChangesNothing() {
        asks(0);
        assertThat(hears(50, Exchanges.ASK_BASIC_INFO, Exchanges.BASIC_INFO)).containsExactly("request");
        asks(50);
        assertThat(hears(90, Exchanges.ASK_CELL_VOLTAGES, new byte[] {0}, Exchanges.CELL_VOLTAGES))
                .as("with a stray byte from the change of direction")
                .containsExactly("request", "NOISE", "frame");
    }

    @ParameterizedTest(name = "{0} ms")
    @CsvSource({"499, ''", "500, OUT_OF_TURN"})
    void anAnswerHasHalfASecond(long afterMs, String found) {
        asks(0);
        hears(afterMs);
        assertThat(String.join(" ", hears(afterMs, Exchanges.BASIC_INFO))).isEqualTo(found);
    }

    @Test
    void aBusyHostReadsLateWhatCameInTime() {
        asks(0);
        assertThat(hears(900, Exchanges.BASIC_INFO)).isEmpty();
        asks(900);
        assertThat(hears(1_800, Exchanges.CELL_VOLTAGES)).containsExactly("frame");
    }

    @Test
    void afterNoAnswerTheLineIsLeftAloneUntilALateOneHasPassed() {
        assertThat(asks(200)).isEqualTo("basicInfo");
        hears(700);
        assertThat(asks(700)).isEmpty();
        assertThat(hears(1_150, Exchanges.BASIC_INFO)).containsExactly("OUT_OF_TURN");
        assertThat(asks(1_199)).isEmpty();
        assertThat(asks(1_200)).isEqualTo("basicInfo");
        assertThat(round(1_300)).isEqualTo("frame");
    }

    @Test
    void aFirstHalfWithoutASecondIsNoFrame() {
        asks(0);
        hears(50, Exchanges.BASIC_INFO);
        assertThat(asks(50)).isEqualTo("cells");
        assertThat(hears(550)).containsExactly("OUT_OF_TURN");
        assertThat(hears(700, Exchanges.CELL_VOLTAGES)).as("late").containsExactly("OUT_OF_TURN");
        assertThat(asks(1_050)).isEqualTo("basicInfo");
        assertThat(hears(1_060, Exchanges.CELL_VOLTAGES)).as("later still").containsExactly("OUT_OF_TURN");
        assertThat(round(1_100)).isEqualTo("frame");
    }

    /** The first of them answers an earlier question, and nobody can say so when it comes. */
    @Test
    void twoFirstHalvesAreNoFrame() {
        asks(0);
        hears(50, Exchanges.BASIC_INFO);
        assertThat(asks(50)).isEqualTo("cells");
        assertThat(hears(90, Exchanges.BASIC_INFO)).containsExactly("OUT_OF_TURN", "OUT_OF_TURN");
        assertThat(hears(130, Exchanges.CELL_VOLTAGES)).containsExactly("OUT_OF_TURN");
        assertThat(asks(589)).isEmpty();
        assertThat(asks(1_000)).isEqualTo("basicInfo");
    }

    @Test
    void aFirstHalfThatComesTwiceInOneReadIsNoFrameEither() {
        asks(0);
        assertThat(hears(50, Exchanges.BASIC_INFO, Exchanges.BASIC_INFO)).containsExactly("OUT_OF_TURN", "OUT_OF_TURN");
        assertThat(asks(50)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        second  | found                    | because
        five    | IMPLAUSIBLE IMPLAUSIBLE  | four cells and the voltages of five
        refused | OUT_OF_TURN DEVICE_REFUSED | the board does not tell
        """)
    void aSecondHalfThatDoesNotFitIsNoFrame(String second, String found, String because) {
        asks(0);
        hears(50, Exchanges.BASIC_INFO);
        asks(50);
        byte[] reply = second.equals("five") ? FIVE_CELLS : Packet.reply(Packet.CELL_VOLTAGES, Packet.REFUSED);

        assertThat(hears(90, reply)).isEqualTo(List.of(found.split(" ", -1)));
        assertThat(asks(90)).isEmpty();
        assertThat(asks(1_000)).isEqualTo("basicInfo");
    }

    @Test
    void whatWasHeardBeforeAQuestionIsNoAnswer() {
        assertThat(hears(0, Exchanges.BASIC_INFO)).containsExactly("OUT_OF_TURN");
        hears(10, Arrays.copyOf(Exchanges.BASIC_INFO, 20));
        assertThat(asks(20)).isEqualTo("basicInfo");
        assertThat(hears(40, Arrays.copyOfRange(Exchanges.BASIC_INFO, 20, 36))).containsExactly("WRONG_LENGTH");
        assertThat(round(100)).isEqualTo("NOISE frame");
    }

    @Test
    void aDamagedAnswerIsNoAnswer() {
        byte[] damaged = Exchanges.BASIC_INFO.clone();
        damaged[9] ^= 4;
        asks(0);
        assertThat(hears(50, damaged)).containsExactly("WRONG_CHECKSUM");
        assertThat(asks(60)).isEmpty();
        hears(500);
        assertThat(asks(1_000)).isEqualTo("basicInfo");
    }

    @Test
    void anOrderGoesFirstButNotBetweenTheHalves() {
        asks(0);
        hears(50, Exchanges.BASIC_INFO);
        master.order(CHARGE_OFF);
        assertThat(asks(50)).isEqualTo("cells");
        assertThat(hears(90, Exchanges.CELL_VOLTAGES)).containsExactly("frame");
        assertThat(master.toWrite(90)).isEqualTo(Exchanges.CHARGE_OFF);
        assertThat(master.progress()).isEqualTo(OrderProgress.WAITING);
        assertThat(hears(110, Exchanges.CHARGE_OFF, Exchanges.ACKNOWLEDGED))
                .as("echoed")
                .containsExactly("request", "taken");
        assertThat(master.progress()).isEqualTo(OrderProgress.TAKEN);
        assertThat(asks(110)).isEmpty();
    }

    @Test
    void aRefusalIsSaidAndNotRepeated() {
        master.order(CHARGE_OFF);
        assertThat(asks(0)).isEqualTo("order");
        assertThat(hears(20, Exchanges.ORDER_REFUSED)).containsExactly("refused");
        assertThat(master.progress()).isEqualTo(OrderProgress.REFUSED);
        assertThat(asks(20)).isEqualTo("basicInfo");
    }

    @Test
    void anOrderWithoutAnAnswerIsWrittenThreeTimes() {
        master.order(CHARGE_OFF);
        for (long at : new long[] {0, 1_000, 2_000}) {
            assertThat(asks(at)).isEqualTo("order");
            assertThat(master.progress()).isEqualTo(OrderProgress.WAITING);
            hears(at + 500);
            assertThat(asks(at + 999)).isEmpty();
        }
        assertThat(master.progress()).isEqualTo(OrderProgress.UNANSWERED);
        assertThat(asks(3_000)).isEqualTo("basicInfo");
        assertThat(hears(3_010, Exchanges.ACKNOWLEDGED)).as("much too late").containsExactly("OUT_OF_TURN");
        assertThat(master.progress()).isEqualTo(OrderProgress.UNANSWERED);
    }

    @Test
    void aNewerOrderIsNotTakenBecauseAnOlderOneIs() {
        master.order(CHARGE_OFF);
        asks(0);
        master.order(ALL_OFF);
        assertThat(hears(20, Exchanges.ACKNOWLEDGED)).containsExactly("taken");
        assertThat(master.progress()).isEqualTo(OrderProgress.WAITING);
        assertThat(master.toWrite(20)).isEqualTo(OrderDesk.relayCommand(ALL_OFF));
        hears(40, Exchanges.ACKNOWLEDGED);
        assertThat(master.progress()).isEqualTo(OrderProgress.TAKEN);
    }

    @Test
    void anOrderOutlivesThePort() {
        assertThat(master.progress()).isEqualTo(OrderProgress.NONE);
        master.order(CHARGE_OFF);
        asks(0);
        assertThat(kinds(master.finish())).isEmpty();
        assertThat(asks(90_000)).isEqualTo("order");
        hears(90_010, Exchanges.ACKNOWLEDGED);
        assertThat(master.progress()).isEqualTo(OrderProgress.TAKEN);
    }

    @Test
    void whatWaitsAtTheEndIsRejected() {
        asks(0);
        hears(50, Exchanges.BASIC_INFO);
        hears(60, Arrays.copyOf(Exchanges.CELL_VOLTAGES, 5));
        assertThat(texts(master.finish())).containsExactly("0+36 OUT_OF_TURN", "36+5 WRONG_LENGTH");

        assertThat(asks(5_000)).isEqualTo("basicInfo");
        assertThat(round(5_050)).isEqualTo("frame");
    }

    /** Both answers, from the first question on; what came of them. */
    private String round(long nowMs) {
        List<String> found = new ArrayList<>(hears(nowMs, Exchanges.BASIC_INFO));
        assertThat(asks(nowMs)).isEqualTo("cells");
        found.addAll(hears(nowMs + 30, Exchanges.CELL_VOLTAGES));
        return String.join(" ", found);
    }

    private List<String> hears(long nowMs, byte[]... parts) {
        return kinds(master.accept(Exchanges.joined(parts), nowMs));
    }

    private String asks(long nowMs) {
        byte[] request = master.toWrite(nowMs);
        if (request.length == 0) {
            return "";
        }
        if (Arrays.equals(request, Exchanges.ASK_BASIC_INFO)) {
            return "basicInfo";
        }
        return Arrays.equals(request, Exchanges.ASK_CELL_VOLTAGES) ? "cells" : "order";
    }
}
