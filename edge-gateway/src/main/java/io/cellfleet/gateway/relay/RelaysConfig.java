package io.cellfleet.gateway.relay;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which relays hang on this gateway. Begin with {@link RelaySettings} for what the values must be. */
@ConfigMapping(prefix = "cellfleet.gateway")
public interface RelaysConfig {

    /** Each output; a real pack without one is decided for, and nothing is moved. */
    List<OutputConfig> relays();

    /** Of the guard outside the process. */
    GuardConfig guard();

    /** One output with a charge and a load relay: of one pack, or of a whole installation. */
    interface OutputConfig {

        /** The pack whose relays these are. */
        Optional<String> pack();

        /** Or the installation, all of whose packs must agree. */
        Optional<String> installation();

        /** {@code jbd}, {@code lcus}, {@code simulator} or {@code none}. */
        String actuator();

        /** The board's serial device, by path; only for {@code lcus}. */
        Optional<Path> device();

        /** The board's channel for the charge relay; only for {@code lcus}. */
        OptionalInt chargeChannel();

        /** The board's channel for the load relay; the same as the other for a combined output; only for {@code lcus}. */
        OptionalInt loadChannel();
    }

    /** Where the gateway and its guard meet. */
    interface GuardConfig {

        /** A folder that both may write to; the gateway's data folder when it is not set. */
        Optional<Path> folder();
    }
}
