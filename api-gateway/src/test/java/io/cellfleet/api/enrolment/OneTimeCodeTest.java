package io.cellfleet.api.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeCodeTest {

    private static final String CODE = "7Q21-4KXZ-90RT-HB3D-W5CN";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7q21-4kxz-90rt-hb3d-w5cn",
                "7Q214KXZ90RTHB3DW5CN",
                " 7Q21 4KXZ 90RT HB3D W5CN\n",
                "7Q2I-4KXZ-9ORT-HB3D-W5CN",
                "7Q2l-4KXZ-9oRT-HB3D-W5CN"
            })
    void itIsTheSameHoweverItIsTold(String told) {
        assertThat(OneTimeCode.hash(told)).isEqualTo(OneTimeCode.hash(CODE));
    }

    @Test
    void anotherOneIsAnother() {
        assertThat(OneTimeCode.hash("7Q21-4KXZ-90RT-HB3D-W5CP")).isNotEqualTo(OneTimeCode.hash(CODE));
    }

    @Test
    void noTwoAreAlikeAndAllCharactersAreUsed() {
        Set<String> codes = new HashSet<>();
        Set<Integer> characters = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String code = OneTimeCode.next();
            assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}");
            codes.add(code);
            code.chars().forEach(characters::add);
        }
        assertThat(codes).hasSize(1_000);
        assertThat(characters).hasSize(32 + 1);
    }
}
