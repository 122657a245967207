package io.cellfleet.contract.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSignatureTest {

    private static final byte[] VALUE = "a record".getBytes(StandardCharsets.US_ASCII);

    private final FleetSecret secret = FleetSecret.of(sequence(FleetSecret.SECRET_BYTES));

    /** Computed with Python's hmac: if these change, every gateway has to be enrolled anew. */
    @ParameterizedTest
    @CsvSource({
        "1, f4fbd6984c0a007e90e678890f1585ece04950bf5f70f5666d40e6e387d5706b",
        "258, 6f9f2bdf42d1a897fb5f76067a2b9aa048e2077b3931d6b2585facc560d5ca5a"
    })
    void keysAreTheSameForEver(int generation, String hex) {
        assertThat(secret.keyBytes("gateway-1", generation)).asHexString().isEqualToIgnoringCase(hex);
    }

    @Test
    void aSignatureIsTheSameForEver() {
        byte[] header = secret.key("gateway-1", 258).sign(VALUE).toBytes();

        assertThat(HexFormat.of().formatHex(header))
                .as("generation, higher byte first, and the first half of the HMAC")
                .isEqualTo("0102" + "aef050454acb2e25bd65c4504bd70d78");
    }

    @Test
    void onlyTheKeyThatMadeItKnowsIt() {
        GatewayKey key = secret.key("gateway-1", 2);
        RecordSignature read = RecordSignature.parse(key.sign(VALUE).toBytes()).orElseThrow();

        assertThat(key.made(read, VALUE)).isTrue();
        assertThat(secret.key("gateway-1", 3).made(read, VALUE))
                .as("a later key")
                .isFalse();
        assertThat(secret.key("gateway-2", 2).made(read, VALUE))
                .as("another gateway's")
                .isFalse();
        assertThat(FleetSecret.of(new byte[32]).key("gateway-1", 2).made(read, VALUE))
                .as("another fleet's")
                .isFalse();
    }

    @Test
    void everyBitOfTheValueCounts() {
        GatewayKey key = secret.key("gateway-1", 1);
        RecordSignature signature = key.sign(VALUE);

        for (int bit = 0; bit < 8 * VALUE.length; bit++) {
            byte[] forged = VALUE.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(key.made(signature, forged)).as("bit " + bit).isFalse();
        }
    }

    @Test
    void everyBitOfTheSignatureCounts() {
        GatewayKey key = secret.key("gateway-1", 1);
        byte[] header = key.sign(VALUE).toBytes();

        for (int bit = 0; bit < 8 * header.length; bit++) {
            byte[] forged = header.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(RecordSignature.parse(forged).filter(read -> key.made(read, VALUE)))
                    .as("bit " + bit)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 17, 19, 64})
    void aHeaderOfAnotherLengthIsNoSignature(int length) {
        assertThat(RecordSignature.parse(sequence(length))).isEmpty();
    }

    @Test
    void generationZeroIsNoSignature() {
        assertThat(RecordSignature.parse(new byte[18])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void aGenerationOutOfRangeIsNamed(int generation) {
        assertThatThrownBy(() -> secret.keyBytes("gateway-1", generation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("generation is " + generation + " but must be 1 to 65535");
    }

    @Test
    void keysOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> GatewayKey.of(1, new byte[31]))
                .hasMessage("a gateway's key has 31 bytes but must have 32");
        assertThatThrownBy(() -> FleetSecret.of(new byte[33]))
                .hasMessage("the fleet's secret has 33 bytes but must have 32");
    }

    @Test
    void aSecretThatCannotBeReadIsNotRepeated() {
        String secretWithTypo = "00".repeat(31) + "0x";

        assertThatThrownBy(() -> FleetSecret.parse(secretWithTypo))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessage("the fleet's secret must be 64 hexadecimal digits, but holds something else");
    }

    private static byte[] sequence(int length) {
        byte[] bytes = new byte[length];
        IntStream.range(0, length).forEach(index -> bytes[index] = (byte) index);
        return bytes;
    }
}
