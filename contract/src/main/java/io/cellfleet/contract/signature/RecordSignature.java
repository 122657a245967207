package io.cellfleet.contract.signature;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The signature of one record, in its header {@value #HEADER}: two bytes with the key's generation, the higher one
 * first, and 16 bytes that the key makes of the record's value.
 *
 * @param generation which of the gateway's keys made it, 1 to {@value #LAST_GENERATION}
 * @param mac        16 bytes
 */
// A value is compared by its key, never as a record.
@SuppressWarnings("ArrayRecordComponent")
public record RecordSignature(int generation, byte[] mac) {

    /** Short, for it goes along with every record. */
    public static final String HEADER = "sig";

    /** The last generation that fits. */
    public static final int LAST_GENERATION = 65_535;

    private static final int BYTES = Short.BYTES + GatewayKey.MAC_BYTES;

    public RecordSignature {
        checkGeneration(generation);
        if (mac.length != GatewayKey.MAC_BYTES) {
            throw new IllegalArgumentException(
                    "mac has " + mac.length + " bytes but must have " + GatewayKey.MAC_BYTES);
        }
    }

    static void checkGeneration(int generation) {
        if (generation < 1 || generation > LAST_GENERATION) {
            throw new IllegalArgumentException("generation is " + generation + " but must be 1 to " + LAST_GENERATION);
        }
    }

    /** As it stands in the header. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putShort((short) generation).put(mac).array();
    }

    /** Reads a header; empty when it is none of ours. */
    public static Optional<RecordSignature> parse(byte[] bytes) {
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        int generation = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort());
        return generation == 0
                ? Optional.empty()
                : Optional.of(new RecordSignature(generation, Arrays.copyOfRange(bytes, Short.BYTES, BYTES)));
    }
}
