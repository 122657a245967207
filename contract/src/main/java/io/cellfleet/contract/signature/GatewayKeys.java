package io.cellfleet.contract.signature;

import java.util.HashMap;
import java.util.Map;

/**
 * Whether records are from the gateways that they name. It remembers with which key each gateway signed last, which saves
 * making it for every record. Not to be shared between threads.
 */
public final class GatewayKeys {

    private final FleetSecret secret;
    private final Map<String, GatewayKey> used = new HashMap<>();

    public GatewayKeys(FleetSecret secret) {
        this.secret = secret;
    }

    /**
     * Whether a gateway's key made the signature of a record's value.
     *
     * @param gatewayId [a-z0-9-], 1 to 63 characters
     * @throws IllegalArgumentException when no gateway can have this id
     */
    public boolean made(String gatewayId, RecordSignature signature, byte[] value) {
        GatewayKey last = used.get(gatewayId);
        GatewayKey key = last != null && last.generation() == signature.generation()
                ? last
                : secret.key(gatewayId, signature.generation());
        boolean made = key.made(signature, value);
        if (made) {
            // Only now: whoever may write must not fill the memory, nor drive out the key in use.
            used.put(gatewayId, key);
        }
        return made;
    }
}
