package io.cellfleet.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrubberTest {

    @TempDir
    Path folder;

    @Test
    void whatIsSecretOrLooksSoIsTakenOut() throws Exception {
        Files.writeString(folder.resolve("admin-password"), "correct-horse-battery\n");
        Files.writeString(folder.resolve("key.pem"), "-----BEGIN-----\nMIIEvQIBADANBg\n-----END-----\n");
        Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});

        String scrubbed = Scrubber.of(folder)
                .scrub(
                        "signed in with correct-horse-battery; MIIEvQIBADANBg; Authorization: Bearer abc.def; token cft_xyz-1;"
                                + " jdbc:postgresql://db?user=me&password=topsecret&x=1; eyJhbGciOiJSUzI1.eyJzdWIi.sig pack house-1;"
                                + " {\"password\":\"hunter 2\",\"pin\": \"4711\"}; Pack-Pin: 4711; my.password = x; Basic YTpi;"
                                + " amqp://me:hush@host/x; spinning: fast");

        assertThat(scrubbed)
                .isEqualTo("signed in with ***; ***; Authorization: Bearer ***; token ***;"
                        + " jdbc:postgresql://db?user=me&password=***&x=1; *** pack house-1;"
                        + " {\"password\":***,\"pin\": ***}; Pack-Pin: ***; my.password = ***; Basic ***;"
                        + " amqp://me:***@host/x; spinning: fast");
    }

    @Test
    void withoutAFolderThereIsNothingKnown() throws Exception {
        assertThat(Scrubber.of(folder.resolve("none")).scrub("nothing to hide")).isEqualTo("nothing to hide");
    }
}
