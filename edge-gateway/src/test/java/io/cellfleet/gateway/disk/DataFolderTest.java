package io.cellfleet.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.gateway.config.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder and the boot number in it. */
class DataFolderTest {

    @TempDir
    Path place;

    @Test
    void theBootNumberGrowsWithEachStart() throws IOException {
        Path folder = place.resolve("a/b");
        for (int boot = 1; boot <= 3; boot++) {
            try (DataFolder opened = DataFolder.open(folder)) {
                assertThat(BootNumber.next(opened)).isEqualTo(boot);
            }
        }
        assertThat(folder.resolve(BootNumber.FILE)).hasContent("3\n");
    }

    @Test
    void aHalfWrittenFileOfAnEarlierStartIsNoHarm() throws IOException {
        Files.writeString(place.resolve("boot"), "41\n");
        Files.writeString(place.resolve("boot.new"), "9");
        try (DataFolder opened = DataFolder.open(place)) {
            assertThat(BootNumber.next(opened)).isEqualTo(42);
        }
    }

    /** A guessed number could have been used before, and its records would be taken for old ones. */
    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "x", "0", "-1", "1.5", "9999999999"})
    void aBrokenBootNumberIsRefused(String content) throws IOException {
        Files.writeString(place.resolve("boot"), content);
        try (DataFolder opened = DataFolder.open(place)) {
            assertThatThrownBy(() -> BootNumber.next(opened))
                    .isInstanceOf(InvalidSettings.class)
                    .hasMessageContaining(place.resolve("boot") + " is '" + content + "'")
                    .hasMessageContaining("enrol the gateway anew");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(place.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("cellfleet.gateway.data is " + file.resolve("data"))
                .hasMessageContaining("cannot be written to");
    }

    @Test
    void twoGatewaysCannotShareAFolder() throws IOException {
        try (DataFolder first = DataFolder.open(place)) {
            assertThat(first.path("x")).isEqualTo(place.resolve("x"));
            assertThatThrownBy(() -> DataFolder.open(place)).hasMessageContaining("another running gateway uses");
        }
        DataFolder.open(place).close();
    }
}
