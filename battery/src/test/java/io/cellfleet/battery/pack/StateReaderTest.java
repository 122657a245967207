package io.cellfleet.battery.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.relay.RelayName;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers a state is made of. */
class StateReaderTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            longs = {
                0,
                1,
                -1,
                63,
                64,
                -64,
                -65,
                8_191,
                8_192,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                Long.MAX_VALUE / 2,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void everyNumberComesBack(long number) {
        StateWriter out = new StateWriter(1, Instant.EPOCH);
        out.number(number);

        assertThat(new StateReader(out.bytes(), 1, 1).number()).isEqualTo(number);
    }

    /** Behind the version and a base of 0. */
    static Stream<Arguments> notOurs() {
        return Stream.of(
                refused("number of more than 64 bits", "ffffffffffffffffff02", StateReader::number),
                refused("number of more than 64 bits", "ffffffffffffffffffff01", StateReader::number),
                refused("within a number", "ff", StateReader::number),
                refused("number in state is 2147483648 but must be", "8080808010", StateReader::smallNumber),
                refused("flag in state is 2 but must be 0 to 1", "04", StateReader::flag),
                refused("list size in state is -1 but must be", "01", in -> in.list(in::number)),
                refused("list size in state is 256 but must be", "8004", in -> in.list(in::number)),
                refused("set in state is 4 but must be 0 to 3", "08", in -> in.set(RelayName.class)),
                refused("RelayName number 2 but there are 2", "04", in -> in.constant(RelayName.class)),
                refused("RelayName number -1 but there are 2", "01", in -> in.constant(RelayName.class)));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("notOurs")
    void whatWasNotWrittenByUsIsRefused(String message, String hex, Function<StateReader, Object> read) {
        StateReader in = new StateReader(HexFormat.of().parseHex("0100" + hex), 1, 1);

        assertThatThrownBy(() -> read.apply(in))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(longs = {1, Long.MAX_VALUE})
    void aTimeBeyondAllTimesIsRefused(long offsetMs) {
        StateWriter out = new StateWriter(1, Instant.ofEpochMilli(Long.MAX_VALUE));
        out.number(offsetMs);

        assertThatThrownBy(() -> new StateReader(out.bytes(), 1, 1).time())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state has a time");
    }

    private static Arguments refused(String message, String hex, Function<StateReader, Object> read) {
        return Arguments.of(message, hex, read);
    }
}
