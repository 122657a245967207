package io.cellfleet.gateway.config;

import io.cellfleet.contract.signature.GatewayKey;
import io.cellfleet.contract.signature.RecordSignature;
import java.util.HexFormat;

/** The gateway's key, checked. It is secret, so nothing prints it. */
public final class KeySettings {

    private final int generation;
    private final byte[] key;

    private KeySettings(int generation, byte[] key) {
        this.generation = generation;
        this.key = key;
    }

    /**
     * @param hex        {@value GatewayKey#KEY_BYTES} bytes
     * @param generation 1 to {@value RecordSignature#LAST_GENERATION}
     * @throws InvalidSettings naming the setting, but no byte of the key
     */
    public static KeySettings parse(String hex, int generation) {
        Ranges.require("cellfleet.gateway.key-generation", generation, 1, RecordSignature.LAST_GENERATION);
        try {
            byte[] key = HexFormat.of().parseHex(hex.strip());
            GatewayKey.of(generation, key);
            return new KeySettings(generation, key);
        } catch (IllegalArgumentException e) {
            // Not as cause: its message may show a part of the key.
            throw new InvalidSettings(
                    "cellfleet.gateway.key must be " + 2 * GatewayKey.KEY_BYTES + " hexadecimal digits, but is not");
        }
    }

    /** Which of the gateway's keys it is. */
    public int generation() {
        return generation;
    }

    /** A new one for each thread. */
    public GatewayKey key() {
        return GatewayKey.of(generation, key);
    }

    @Override
    public String toString() {
        return "key " + generation;
    }
}
