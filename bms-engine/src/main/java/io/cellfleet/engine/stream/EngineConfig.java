package io.cellfleet.engine.stream;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The engine's own settings, beside those of Kafka. */
@ConfigMapping(prefix = "cellfleet.engine")
interface EngineConfig {

    /**
     * The secret of which the gateways' keys are made, the same as the registry's: 64 hexadecimal digits. Without it no
     * signed record can be believed: the installations of enrolled gateways are put in quarantine.
     */
    Optional<String> fleetSecret();
}
