package io.cellfleet.gateway.enrolment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.contract.signature.GatewayKey;
import io.cellfleet.contract.signature.RecordSignature;
import io.cellfleet.gateway.config.InvalidSettings;
import io.cellfleet.gateway.config.Names;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the API gives for a code, once.
 *
 * @param gatewayId     who this gateway is from now on
 * @param enrolment     how often that gateway has been enrolled, from 1: the first part of every order number
 * @param keyGeneration which of its keys the key is, 1 to {@value RecordSignature#LAST_GENERATION}
 * @param key           {@value GatewayKey#KEY_BYTES} bytes in hexadecimal digits; secret
 * @param kafka         settings of Kafka's client: addresses, credentials; secret
 * @param packs         for which it speaks, as the registry has it now
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Enrolment(
        String gatewayId, int enrolment, int keyGeneration, String key, Map<String, String> kafka, List<Pack> packs) {

    /** One pack and where it is. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Pack(String installationId, String packId) {}

    Enrolment {
        Names.requireId("gatewayId", gatewayId == null ? "" : gatewayId);
        if (enrolment < 1) {
            throw new InvalidSettings("enrolment is " + enrolment + " but must be at least 1");
        }
        try {
            GatewayKey.of(keyGeneration, HexFormat.of().parseHex(key == null ? "" : key));
        } catch (IllegalArgumentException e) {
            // Not as cause: its message may show a part of the key.
            throw new InvalidSettings("keyGeneration must be 1 to " + RecordSignature.LAST_GENERATION + " and key "
                    + 2 * GatewayKey.KEY_BYTES + " hexadecimal digits");
        }
        kafka = kafka == null ? Map.of() : new TreeMap<>(kafka);
        packs = packs == null ? List.of() : List.copyOf(packs);
    }

    /**
     * @throws InvalidSettings saying what the API's answer lacks, but nothing secret
     */
    static Enrolment parse(String json) {
        try {
            return new ObjectMapper().readValue(json, Enrolment.class);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof InvalidSettings flaw) {
                throw new InvalidSettings("The API's answer cannot be used: " + flaw.getMessage());
            }
            throw new InvalidSettings("The API's answer cannot be used: it is not the JSON of an enrolment");
        }
    }

    /** The gateway's settings that come of it. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("cellfleet.gateway.id", gatewayId);
        settings.put("cellfleet.gateway.enrolment", Integer.toString(enrolment));
        settings.put("cellfleet.gateway.key", key);
        settings.put("cellfleet.gateway.key-generation", Integer.toString(keyGeneration));
        kafka.forEach((name, value) -> settings.put("kafka." + name, value));
        return settings;
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "gateway " + gatewayId + ", enrolment " + enrolment + ", key " + keyGeneration;
    }
}
