package io.cellfleet.battery.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Installation SOC = Σ stored Ah / Σ capacity Ah, capped at 99 until every pack says 100 (rule S8). */
class SiteSocTest {

    private static final long NC_PER_AH = 3_600_000_000_000L;

    @ParameterizedTest(name = "{0} of {1} and {2} of {3} Ah: {4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        stored | of  | stored | of  | milli percent | because
        50     | 100 | 50     | 100 | 50000         | the same in both
        100    | 100 | 0      | 100 | 50000         | one full, one empty
        10     | 100 | 300    | 300 | 77500         | weighed by capacity
        1      | 3   | 1      | 3   | 33333         | rounded down
        2      | 3   | 2      | 3   | 66666         | rounded down
        98     | 100 | 100    | 100 | 99000         | 99 % exactly
        99     | 100 | 100    | 100 | 99000         | capped until every pack says 100
        100    | 100 | 99     | 100 | 99000         | whichever it is
        100    | 100 | 100    | 100 | 100000        | every pack says 100
        0      | 100 | 0      | 100 | 0             | every pack is empty
        """)
    void ofTwo(long first, long ofFirst, long second, long ofSecond, int milliPercent, String because) {
        assertThat(SiteSoc.of(List.of(pack(first, ofFirst, true), pack(second, ofSecond, true))))
                .contains(new SiteSoc(milliPercent, true));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({"true, true, true", "true, false, false", "false, true, false", "false, false, false"})
    void isTrustedWhenEveryCountIs(boolean first, boolean second, boolean trusted) {
        assertThat(SiteSoc.of(List.of(pack(1, 2, first), pack(1, 2, second)))
                        .orElseThrow()
                        .calibrated())
                .isEqualTo(trusted);
    }

    @Test
    void isUnknownUntilEveryPackWasHeard() {
        Optional<PackPart> unheard =
                Optional.of(new PackPart(false, false, Optional.empty(), 1, false, Optional.empty()));

        assertThat(SiteSoc.of(List.of(pack(1, 2, true), Optional.empty()))).isEmpty();
        assertThat(SiteSoc.of(List.of(pack(1, 2, true), unheard))).isEmpty();
    }

    @ParameterizedTest(name = "{0} packs")
    @CsvSource({"1", "2", "255", "1000"})
    void ofPacksAsLargeAsTheyCanBe(int count) {
        // 6.5 MWh at 3 V.
        Optional<PackPart> large = pack(1_092_249, 2_184_499, true);

        assertThat(SiteSoc.of(Collections.nCopies(count, large))).contains(new SiteSoc(49_999, true));
    }

    private static Optional<PackPart> pack(long storedAh, long capacityAh, boolean calibrated) {
        return Optional.of(new PackPart(
                true,
                true,
                Optional.of(storedAh * NC_PER_AH),
                capacityAh * NC_PER_AH,
                calibrated,
                Optional.of(Instant.EPOCH)));
    }
}
