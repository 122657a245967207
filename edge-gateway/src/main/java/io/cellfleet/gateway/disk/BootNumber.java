package io.cellfleet.gateway.disk;

import io.cellfleet.gateway.config.InvalidSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Counts the starts of the gateway, so that order numbers are never used twice although sequences begin at 1 again.
 * A lost folder begins at 1 again, too: the registry then gives a new enrolment, which comes before the boot.
 */
public final class BootNumber {

    static final String FILE = "boot";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private BootNumber() {}

    /**
     * The number of this start, from 1. It is on disk when this returns.
     *
     * @throws InvalidSettings when the file holds something else: guessing could use a number twice
     */
    public static int next(DataFolder folder) {
        try {
            int last = folder.read(FILE).map(bytes -> parse(folder, bytes)).orElse(0);
            int boot = last + 1;
            folder.write(FILE, (boot + "\n").getBytes(StandardCharsets.US_ASCII));
            return boot;
        } catch (IOException e) {
            throw new UncheckedIOException("the boot number in " + folder.path(FILE), e);
        }
    }

    private static int parse(DataFolder folder, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.US_ASCII).strip();
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidSettings("The boot number in " + folder.path(FILE) + " is '" + text
                    + "' but must be 1 to 999999999: write a number into it that is higher than any used before, or "
                    + "delete it and enrol the gateway anew");
        }
        return Integer.parseInt(text);
    }
}
