package io.cellfleet.battery.protocol.jbd;

import static io.cellfleet.battery.protocol.jbd.Exchanges.kinds;
import static io.cellfleet.battery.protocol.jbd.Exchanges.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames on a line that is only listened to. */
class ReplyFramerTest {

    private static final byte[] NOTHING = {};

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        line          | stretches                                      | because
        B C           | frame                                          | the replies alone
        B C B C       | frame frame                                    | one behind the other
        b B c C       | request request frame                          | both directions, or an adapter that echoes
        B c C         | request frame                                  | the recording began late
        B c c C       | OUT_OF_TURN request request OUT_OF_TURN        | asked twice: the answer to which?
        B b C         | OUT_OF_TURN request OUT_OF_TURN                | asked for the first half again
        C B C         | OUT_OF_TURN frame                              | a second half without its first
        B B C         | OUT_OF_TURN frame                              | a first half without its second
        B noise C     | OUT_OF_TURN NOISE OUT_OF_TURN                  | what was lost in the noise?
        noise B C     | NOISE frame                                    | noise before
        B C noise     | frame NOISE                                    | noise behind
        halfB B C     | WRONG_LENGTH frame                             | a reply that broke off
        restB C B C   | NOISE OUT_OF_TURN frame                        | a start in the middle
        badB C B C    | WRONG_CHECKSUM OUT_OF_TURN frame               | the first half is damaged
        B badC B C    | OUT_OF_TURN WRONG_CHECKSUM frame               | the second half is damaged
        noise badB C  | NOISE WRONG_CHECKSUM OUT_OF_TURN               | damage has its own place
        B five B C    | IMPLAUSIBLE IMPLAUSIBLE frame                  | four cells and the voltages of five
        short C B C   | IMPLAUSIBLE OUT_OF_TURN frame                  | too short to be a basic information
        refused C     | DEVICE_REFUSED OUT_OF_TURN                     | the board does not tell
        B refusedC    | OUT_OF_TURN DEVICE_REFUSED                     | the board does not tell the cells
        order ok B C  | request taken frame                            | an order is acknowledged
        order no B C  | request refused frame                          | an order is refused
        B ok C        | OUT_OF_TURN taken OUT_OF_TURN                  | an order came between
        B model C     | OUT_OF_TURN OUT_OF_TURN OUT_OF_TURN            | another register came between
        falseB B C    | WRONG_LENGTH frame                             | a false start that wants more than there is
        """)
    void whatTheLineSays(String line, String stretches, String because) {
        ReplyFramer framer = new ReplyFramer();
        byte[] bytes = bytes(line);
        List<Stretch> found = new ArrayList<>(framer.accept(bytes, 0));
        found.addAll(framer.finish());

        assertThat(kinds(found)).isEqualTo(List.of(stretches.split(" ", -1)));
        Coverage.check(found, bytes);
    }

    @Test
    void aFrameIsBothRepliesAndNothingElse() {
        List<Stretch> found = new ReplyFramer().accept(bytes("b B c C"), 0);

        assertThat(texts(found)).containsExactly("0+7 request", "43+7 request", "7+51 frame");
        assertThat(found.getLast().bytes()).isEqualTo(Exchanges.frame());
        assertThat(found.getLast().end()).isEqualTo(65);
    }

    @ParameterizedTest(name = "{0} ms")
    @CsvSource({"499, frame", "500, OUT_OF_TURN OUT_OF_TURN"})
    void aSilencePartsTheHalves(long silenceMs, String stretches) {
        ReplyFramer framer = new ReplyFramer();
        List<Stretch> found = new ArrayList<>(framer.accept(Exchanges.BASIC_INFO, 1_000));
        found.addAll(framer.accept(NOTHING, 1_000 + silenceMs));
        found.addAll(framer.accept(Exchanges.CELL_VOLTAGES, 1_000 + silenceMs));
        found.addAll(framer.finish());

        assertThat(kinds(found)).isEqualTo(List.of(stretches.split(" ", -1)));
    }

    @Test
    void aReplyThatBreaksOffIsDecidedAfterSilence() {
        ReplyFramer framer = new ReplyFramer();
        assertThat(framer.accept(Arrays.copyOf(Exchanges.BASIC_INFO, 20), 0)).isEmpty();
        assertThat(framer.accept(NOTHING, 499)).isEmpty();
        assertThat(texts(framer.accept(NOTHING, 500))).containsExactly("0+20 WRONG_LENGTH");
    }

    @Test
    void aFalseStartHidesNoFrameForLong() {
        ReplyFramer framer = new ReplyFramer();
        assertThat(framer.accept(bytes("falseB B C"), 0)).isEmpty();
        assertThat(texts(framer.accept(NOTHING, 500))).containsExactly("0+4 WRONG_LENGTH", "4+51 frame");
    }

    @Test
    void endlessNoiseIsGivenAwayInPieces() {
        byte[] noise = new byte[5_000];
        assertThat(kinds(new ReplyFramer().accept(noise, 0))).hasSize(9).containsOnly("NOISE");
    }

    @Test
    void countsFromNoughtAfterTheEnd() {
        ReplyFramer framer = new ReplyFramer();
        framer.accept(bytes("B C noise"), 0);
        framer.finish();

        assertThat(texts(framer.accept(bytes("B C"), 1_000_000))).containsExactly("0+51 frame");
    }

    private static byte[] bytes(String line) {
        return Exchanges.joined(
                Arrays.stream(line.split(" ", -1)).map(ReplyFramerTest::token).toArray(byte[][]::new));
    }

    private static byte[] token(String name) {
        return switch (name) {
            case "b" -> Exchanges.ASK_BASIC_INFO;
            case "B" -> Exchanges.BASIC_INFO;
            case "c" -> Exchanges.ASK_CELL_VOLTAGES;
            case "C" -> Exchanges.CELL_VOLTAGES;
            case "five" -> Packet.reply(Packet.CELL_VOLTAGES, Packet.OK, new byte[10]);
            case "short" -> Packet.reply(Packet.BASIC_INFO, Packet.OK, new byte[22]);
            case "refused" -> Packet.reply(Packet.BASIC_INFO, Packet.REFUSED);
            case "refusedC" -> Packet.reply(Packet.CELL_VOLTAGES, Packet.REFUSED);
            case "order" -> Exchanges.CHARGE_OFF;
            case "ok" -> Exchanges.ACKNOWLEDGED;
            case "no" -> Exchanges.ORDER_REFUSED;
            case "model" -> Packet.reply(0x05, Packet.OK, new byte[] {'J', 'B', 'D'});
            case "noise" -> new byte[] {0, 1, 2, 3, 4};
            case "halfB" -> Arrays.copyOf(Exchanges.BASIC_INFO, 20);
            case "restB" -> Arrays.copyOfRange(Exchanges.BASIC_INFO, 20, 36);
            case "badB" -> flipped(Exchanges.BASIC_INFO);
            case "badC" -> flipped(Exchanges.CELL_VOLTAGES);
            case "falseB" -> new byte[] {(byte) 0xDD, 3, 0, (byte) 0xFF};
            default -> throw new AssertionError(name);
        };
    }

    private static byte[] flipped(byte[] reply) {
        byte[] damaged = reply.clone();
        damaged[6] ^= 1;
        return damaged;
    }
}
