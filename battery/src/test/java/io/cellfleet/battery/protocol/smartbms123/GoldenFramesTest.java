package io.cellfleet.battery.protocol.smartbms123;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole frames, byte for byte, and everything they say: {@code golden-frames.txt}. */
class GoldenFramesTest {

    record Golden(String name, String hex, Map<String, String> fields) {

        static Golden of(String block) {
            List<String> lines = block.lines().toList();
            Map<String, String> fields = new LinkedHashMap<>();
            for (String line : lines.subList(2, lines.size())) {
                String[] nameAndValue = line.split(" ", 2);
                fields.put(nameAndValue[0], nameAndValue[1]);
            }
            return new Golden(lines.get(0), lines.get(1), fields);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFrames")
    void decodesToTheSameForEver(Golden golden) {
        assertThat(Frames.decoded(Frames.bytes(golden.hex()))).containsExactlyEntriesOf(golden.fields());
    }

    static Stream<Golden> goldenFrames() throws IOException {
        try (InputStream file = GoldenFramesTest.class.getResourceAsStream("golden-frames.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n\n+"))
                    .filter(block -> !block.startsWith("#"))
                    .map(Golden::of);
        }
    }
}
