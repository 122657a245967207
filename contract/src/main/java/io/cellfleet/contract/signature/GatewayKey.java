package io.cellfleet.contract.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key with which one gateway signs its records: HMAC-SHA-256, of which the first 16 bytes are sent, as RFC 2104
 * allows. It is made once for a thread: not to be shared between threads.
 */
public final class GatewayKey {

    /** Bytes of a key. */
    public static final int KEY_BYTES = 32;

    static final int MAC_BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";

    private final int generation;
    private final Mac mac;

    private GatewayKey(int generation, Mac mac) {
        this.generation = generation;
        this.mac = mac;
    }

    /**
     * @param generation which of the gateway's keys it is, 1 to {@value RecordSignature#LAST_GENERATION}
     * @param key        {@value #KEY_BYTES} bytes
     * @throws IllegalArgumentException naming what is out of range, but no byte of the key
     */
    public static GatewayKey of(int generation, byte[] key) {
        RecordSignature.checkGeneration(generation);
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a gateway's key has " + key.length + " bytes but must have " + KEY_BYTES);
        }
        return new GatewayKey(generation, hmac(key));
    }

    static Mac hmac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Which of the gateway's keys it is. */
    public int generation() {
        return generation;
    }

    /** Signs the value of a record as it goes to Kafka. */
    public RecordSignature sign(byte[] value) {
        return new RecordSignature(generation, Arrays.copyOf(mac.doFinal(value), MAC_BYTES));
    }

    /** Whether this key made the signature of this value. Takes as long for a wrong one as for a right one. */
    public boolean made(RecordSignature signature, byte[] value) {
        byte[] expected = Arrays.copyOf(mac.doFinal(value), MAC_BYTES);
        return signature.generation() == generation && MessageDigest.isEqual(expected, signature.mac());
    }
}
