package io.cellfleet.local.run;

import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.battery.protocol.Protocols;
import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pack on a serial device of this machine.
 *
 * @param device   for example {@code /dev/ttyUSB0}; a link is followed each time it is opened
 * @param packId   unique in the whole system
 * @param protocol that the device speaks
 */
public record SerialLine(Path device, String packId, DeviceProtocol protocol) {

    private static final int LONGEST_ID = 63;
    private static final DeviceProtocol USUAL = Protocols.ALL.getFirst();
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** With a 123\SmartBMS at its end. */
    SerialLine(Path device, String packId) {
        this(device, packId, USUAL);
    }

    /**
     * Reads {@code DEVICE=PACK} or {@code DEVICE=PACK:PROTOCOL}.
     *
     * @throws Refusal naming what is wrong with it
     */
    public static SerialLine parse(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new Refusal("--serial is '" + text
                    + "' but must be DEVICE=PACK, for example /dev/ttyUSB0=cabin-pack, or" + " DEVICE=PACK:PROTOCOL");
        }
        int colon = text.indexOf(':', equals);
        String packId = text.substring(equals + 1, colon < 0 ? text.length() : colon);
        if (!ID.matcher(packId).matches()) {
            throw new Refusal("--serial names the pack '" + packId + "' but an id has 1 to " + LONGEST_ID
                    + " of the characters a-z, 0-9 and -, and does not begin with -");
        }
        DeviceProtocol protocol = colon < 0 ? USUAL : protocol(text.substring(colon + 1));
        return new SerialLine(Path.of(text.substring(0, equals)).toAbsolutePath(), packId, protocol);
    }

    private static DeviceProtocol protocol(String name) {
        return Protocols.named(name)
                .orElseThrow(() -> new Refusal("--serial names the protocol '" + name + "' but must name "
                        + Protocols.ALL.stream().map(DeviceProtocol::name).collect(Collectors.joining(" or "))));
    }

    /**
     * @throws Refusal when there is no device that can be read now
     */
    void check() {
        if (!Files.exists(device)) {
            throw new Refusal("the serial device " + device + " does not exist");
        }
        if (!Files.isReadable(device)) {
            throw new Refusal("the serial device " + device
                    + " may not be read by this user; on most systems members of the group dialout or uucp may");
        }
        try {
            if (!Files.readAttributes(device, BasicFileAttributes.class).isOther()) {
                throw new Refusal(device + " is no serial device");
            }
        } catch (IOException e) {
            throw new Refusal("the serial device " + device + " cannot be looked at: " + e.getMessage(), e);
        }
    }

    /** The installation of a pack that stands alone and is not registered yet. */
    String ownInstallationId() {
        String id = "site-" + packId;
        return id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
    }
}
