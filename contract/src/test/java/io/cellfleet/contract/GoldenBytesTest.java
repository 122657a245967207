package io.cellfleet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of each release must decode for ever. The files are written once, when a message is released, and never
 * changed: a new release adds files.
 */
class GoldenBytesTest {

    private static final Map<Integer, Map<String, Message>> RELEASES =
            Map.of(1, Examples.all(), 2, SecondReleaseExamples.all(), 3, ThirdReleaseExamples.all());

    static Stream<Arguments> examples() {
        return RELEASES.entrySet().stream()
                .flatMap(release -> release.getValue().entrySet().stream()
                        .map(example -> Arguments.of(release.getKey(), example.getKey(), example.getValue())));
    }

    @ParameterizedTest(name = "release {0}: {1}")
    @MethodSource("examples")
    void everyReleaseDecodes(int release, String name, Message expected) throws IOException {
        assertThat(expected.getParserForType().parseFrom(golden(release, name))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "release {0}: {1}")
    @MethodSource("examples")
    void fieldsOfALaterReleaseAreKept(int release, String name, Message message) throws IOException {
        UnknownFieldSet later = UnknownFieldSet.newBuilder()
                .addField(
                        1_000, UnknownFieldSet.Field.newBuilder().addVarint(42).build())
                .build();
        Message expected = message.toBuilder().setUnknownFields(later).build();

        Message read = expected.getParserForType().parseFrom(expected.toByteString());

        assertThat(read.toByteString()).isEqualTo(expected.toByteString());
        assertThat(read.getUnknownFields().getField(1_000).getVarintList()).containsExactly(42L);
    }

    /** Whoever adds a field adds it to an example too, and its bytes to a release. */
    @Test
    void everyFieldIsInAnExample() {
        Set<String> declared = new TreeSet<>();
        Set<String> set = new TreeSet<>();

        RELEASES.values().stream()
                .flatMap(examples -> examples.values().stream())
                .forEach(example -> collect(example, declared, set));

        assertThat(set).isNotEmpty().containsExactlyElementsOf(declared);
    }

    private static void collect(Message message, Set<String> declared, Set<String> set) {
        message.getDescriptorForType().getFields().forEach(field -> declared.add(field.getFullName()));
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            set.add(field.getKey().getFullName());
            Collection<?> values = field.getValue() instanceof Collection<?> many ? many : List.of(field.getValue());
            for (Object value : values) {
                if (value instanceof Message inner) {
                    collect(inner, declared, set);
                }
            }
        }
    }

    private static byte[] golden(int release, String name) throws IOException {
        String path = "golden/" + release + "/" + name + ".hex";
        try (InputStream file = GoldenBytesTest.class.getResourceAsStream(path)) {
            assertThat(file).as(path).isNotNull();
            return HexFormat.of().parseHex(new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip());
        }
    }
}
