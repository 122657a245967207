package io.cellfleet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of each release must decode for ever. The files are written once, when a message is released, and never
 * changed: a new release adds files.
 */
class GoldenBytesTest {

    static Stream<String> names() {
        return Examples.all().keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void firstReleaseDecodes(String name) throws IOException {
        Message expected = Examples.all().get(name);

        assertThat(expected.getParserForType().parseFrom(golden(name))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void fieldsOfALaterReleaseAreKept(String name) throws IOException {
        UnknownFieldSet later = UnknownFieldSet.newBuilder()
                .addField(
                        1_000, UnknownFieldSet.Field.newBuilder().addVarint(42).build())
                .build();
        Message expected =
                Examples.all().get(name).toBuilder().setUnknownFields(later).build();

        Message read = expected.getParserForType().parseFrom(expected.toByteString());

        assertThat(read.toByteString()).isEqualTo(expected.toByteString());
        assertThat(read.getUnknownFields().getField(1_000).getVarintList()).containsExactly(42L);
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream file = GoldenBytesTest.class.getResourceAsStream("golden/1/" + name + ".hex")) {
            assertThat(file).as("golden bytes of %s", name).isNotNull();
            return HexFormat.of().parseHex(new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip());
        }
    }
}
