package io.cellfleet.gateway.relay;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outputs of this gateway, checked.
 *
 * @param outputs       each pack in one at most; real packs that were set none have an advisory one
 * @param installations of all their packs
 * @param guardFolder   where the gateway and its guard meet
 */
public record RelaySettings(List<OutputSettings> outputs, Map<String, String> installations, Path guardFolder) {

    public RelaySettings {
        outputs = List.copyOf(outputs);
        installations = Map.copyOf(installations);
    }

    /**
     * One output.
     *
     * @param name              unique; the pack's or the installation's id
     * @param packs             that must agree; at least one
     * @param wholeInstallation whether these are the installation's contacts
     */
    public record OutputSettings(String name, List<String> packs, boolean wholeInstallation, Kind kind) {

        public OutputSettings {
            packs = List.copyOf(packs);
        }
    }

    /** What moves the contacts. */
    public sealed interface Kind {

        /** The MOSFETs of the device at the pack's own line. */
        record Mosfets(Path device) implements Kind {}

        /** Two channels of a USB relay board, or one twice. */
        record Board(Path device, int chargeChannel, int loadChannel) implements Kind {}

        /** Relays of a pack without a battery. */
        record Simulated() implements Kind {}

        /** None: the decision is shown only. */
        record Advisory() implements Kind {}
    }

    /**
     * A line of this gateway, as far as relays are concerned.
     *
     * @param device      empty when no device stands at its end: a capture, a simulated pack
     * @param takesOrders its device has switches of its own and takes orders for them
     */
    public record KnownLine(String pack, String installation, Optional<Path> device, boolean takesOrders) {}
}
