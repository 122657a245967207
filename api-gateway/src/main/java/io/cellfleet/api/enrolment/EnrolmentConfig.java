package io.cellfleet.api.enrolment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What enrolling gateways needs. */
@ConfigMapping(prefix = "cellfleet.api")
public interface EnrolmentConfig {

    /**
     * The secret of which the gateways' keys are made, the same as the engine's: 64 hexadecimal digits. Without it no
     * gateway can be enrolled.
     */
    Optional<String> fleetSecret();

    /** Whether gateways get credentials of their own at Kafka. */
    @WithDefault("open")
    Access gatewayAccess();

    /** Where gateways find Kafka; as this service finds it where nothing is set. */
    Optional<String> gatewayBootstrapServers();

    /** How gateways speak with Kafka, where they have credentials: SASL_SSL, or SASL_PLAINTEXT within a closed network. */
    @WithDefault("SASL_SSL")
    String gatewaySecurityProtocol();

    /** What Kafka asks of a gateway. */
    enum Access {
        /** Nothing: a broker that everybody in its network may use. */
        OPEN,
        /** A user and a password of its own, with rights to its own topics. */
        SCRAM
    }
}
