package io.cellfleet.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.relay.BlockReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R9: the page has words for every reason that keeps a relay off. */
class ReasonsTest {

    @ParameterizedTest
    @EnumSource
    void hasWords(BlockReason reason) throws IOException {
        try (var words = ReasonsTest.class.getResourceAsStream("/META-INF/resources/js/words.js")) {
            assertThat(new String(Objects.requireNonNull(words).readAllBytes(), StandardCharsets.UTF_8))
                    .containsPattern("(?m)^  " + reason.label() + ": '[^']+',$");
        }
    }
}
