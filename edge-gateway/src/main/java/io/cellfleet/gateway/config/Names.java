package io.cellfleet.gateway.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What ids, setting names and device paths look like. */
public final class Names {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private static final Pattern USB_SERIAL = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Names() {}

    /** The value, when it is an id. */
    public static String requireId(String name, String value) {
        if (!ID.matcher(value).matches()) {
            throw new InvalidSettings(name + " is '" + value + "' but must be 1 to 63 characters of a-z, 0-9 and -, "
                    + "not beginning with -");
        }
        return value;
    }

    static String line(int index, String name) {
        return "cellfleet.gateway.lines[" + index + "]." + name;
    }

    /** The name under which udev links an adapter with this serial number, with a star for what is not known of it. */
    static Path usbDevice(String name, String serial) {
        if (!USB_SERIAL.matcher(serial).matches()) {
            throw new InvalidSettings(
                    name + " is '" + serial + "' but must be 1 to 64 characters of A-Z, a-z, 0-9, '.', '_' and '-'");
        }
        return Path.of("/dev/serial/by-id/usb-*_" + serial + "-if00*");
    }

    /** Where a link leads, so that two names of one device are seen as one; an absent device is its own name. */
    public static Path real(Path device) {
        try {
            return device.toRealPath();
        } catch (IOException absent) {
            return device.toAbsolutePath().normalize();
        }
    }
}
