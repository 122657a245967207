package io.cellfleet.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are made once, kept, and readable by their owner only. */
class SecretsFolderTest {

    @TempDir
    Path temporary;

    @Test
    void keysStayTheSame() throws IOException {
        Path folder = temporary.resolve("a/secrets");
        SecretsFolder first = SecretsFolder.open(folder);
        SecretsFolder again = SecretsFolder.open(folder);

        assertThat(again.tokenKey()).isEqualTo(first.tokenKey());
        assertThat(again.tokenPublicKey()).isEqualTo(first.tokenPublicKey());
        assertThat(again.sessionKey()).isEqualTo(first.sessionKey()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(permissions(folder)).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.sorted().toList();
            assertThat(all)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("session-key", "token-key.pem");
            assertThat(all).extracting(SecretsFolderTest::permissions).containsOnly("rw-------");
        }
    }

    @Test
    void twoFoldersHaveDifferentKeys() {
        assertThat(SecretsFolder.open(temporary.resolve("a")).sessionKey())
                .isNotEqualTo(SecretsFolder.open(temporary.resolve("b")).sessionKey());
    }

    @Test
    void aFileThatIsNoKeyIsRefused() throws IOException {
        Files.writeString(temporary.resolve("token-key.pem"), "hello");

        assertThatThrownBy(() -> SecretsFolder.open(temporary).tokenKey())
                .hasMessageContaining("token-key.pem is no RSA key");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertThatThrownBy(() -> SecretsFolder.open(file)).hasMessageContaining("is no folder");
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
