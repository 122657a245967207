package io.cellfleet.contract.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * The one secret from which all gateways' keys are made, so that whoever has it can check any record and need not be
 * told of every gateway. Registry and engine have it; a gateway has only its own key, from which the secret cannot be
 * found. Not to be shared between threads.
 */
public final class FleetSecret {

    /** Bytes of the secret. */
    public static final int SECRET_BYTES = 32;

    /** So that the secret could serve other ends too without making the same bytes. */
    private static final byte[] PURPOSE = "cellfleet record key 1".getBytes(StandardCharsets.US_ASCII);

    private final Mac mac;

    private FleetSecret(Mac mac) {
        this.mac = mac;
    }

    /**
     * @param secret {@value #SECRET_BYTES} bytes that nobody can guess
     * @throws IllegalArgumentException when there are more or fewer
     */
    public static FleetSecret of(byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "the fleet's secret has " + secret.length + " bytes but must have " + SECRET_BYTES);
        }
        return new FleetSecret(GatewayKey.hmac(secret));
    }

    /**
     * @param hex {@value #SECRET_BYTES} bytes as hexadecimal digits, as settings write it
     * @throws IllegalArgumentException when it is something else; what it is is not repeated
     */
    public static FleetSecret parse(String hex) {
        byte[] secret;
        try {
            secret = HexFormat.of().parseHex(hex.strip());
        } catch (IllegalArgumentException e) {
            // Not as cause: its message shows a part of the secret.
            throw new IllegalArgumentException(
                    "the fleet's secret must be " + 2 * SECRET_BYTES + " hexadecimal digits, but holds something else");
        }
        return of(secret);
    }

    /**
     * The bytes of a gateway's key, to be handed to that gateway once.
     *
     * @param gatewayId  [a-z0-9-], 1 to 63 characters
     * @param generation 1 to {@value RecordSignature#LAST_GENERATION}
     * @return {@value GatewayKey#KEY_BYTES} bytes
     */
    public byte[] keyBytes(String gatewayId, int generation) {
        RecordSignature.checkGeneration(generation);
        mac.update(PURPOSE);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(generation).flip());
        // The only part without a fixed length comes last.
        return mac.doFinal(gatewayId.getBytes(StandardCharsets.UTF_8));
    }

    /** The same, ready to sign and to check. */
    public GatewayKey key(String gatewayId, int generation) {
        return GatewayKey.of(generation, keyBytes(gatewayId, generation));
    }
}
