package io.cellfleet.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "-", textBlock = """
        raw | minute | hour | day    | mistake
        -   | -      | -    | -      |
        31  | -      | -    | -      |
        31  | 31     | 31   | 31     |
        31  | 60     | 400  | 366000 |
        30  | -      | -    | -      | rawDays is 30 but must be 31 to 366000
        60  | 59     | -    | -      | minuteDays is 59 but must be 60 to 366000
        -   | 60     | -    | -      | minuteDays is 60 but what is finer is kept for ever
        31  | 31     | 31   | 366001 | dayDays is 366001 but must be 31 to 366000
        -1  | 31     | -    | 40     | rawDays is -1 but must be 31 to 366000; dayDays is 40 but what is finer is kept for ever
        """)
    void canBeFollowed(
            @Nullable Integer raw,
            @Nullable Integer minute,
            @Nullable Integer hour,
            @Nullable Integer day,
            @Nullable String mistake) {
        String mistakes = new Ages(raw, minute, hour, day)
                .mistakes().stream().map(Ages.Mistake::sentence).collect(Collectors.joining("; "));
        assertThat(mistakes).isEqualTo(mistake == null ? "" : mistake);
    }

    @Test
    void theOthersWhereNothingIsSaid() {
        assertThat(new Ages(31, null, null, 900).orElse(new Ages(50, 60, null, 70)))
                .isEqualTo(new Ages(31, 60, null, 900));
        assertThat(new Ages(null, null, null, null).orElse(new Ages(null, null, null, null)))
                .isEqualTo(new Ages(null, null, null, null));
    }
}
