package io.cellfleet.api.enrolment;

import io.cellfleet.api.enrolment.GatewayEntry.SpokenFor;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What became of a code. */
public sealed interface Enrolled {

    /**
     * It was good, and is used up. Whoever asked is the gateway now.
     *
     * @param key   secret; shown this once
     * @param kafka settings of Kafka's client; secret
     */
    // Handed over once, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Accepted(
            String gatewayId,
            int enrolment,
            int keyGeneration,
            byte[] key,
            Map<String, String> kafka,
            List<SpokenFor> packs)
            implements Enrolled {

        /** In hexadecimal digits. */
        public String keyText() {
            return HexFormat.of().formatHex(key);
        }

        @Override
        public String toString() {
            return "gateway " + gatewayId + ", enrolment " + enrolment + ", key " + keyGeneration;
        }
    }

    /** There is no such code, it was used, or its time is over: which one is not told. */
    record Unknown() implements Enrolled {}

    /** Too many wrong codes from there; nothing was looked at. */
    record Paused(Duration pause) implements Enrolled {}

    /** This service was given no secret of which keys could be made. */
    record NoSecret() implements Enrolled {}

    /** It is not known yet which enrolments gateways have used; the code can be used again. */
    record NotYet() implements Enrolled {}

    /** Kafka gave no access; the code can be used again. */
    record NoAccess(String reason) implements Enrolled {}
}
