package io.cellfleet.gateway.config;

import java.time.Duration;

/** Refuses what lies outside its limits. */
final class Ranges {

    private Ranges() {}

    static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InvalidSettings(name + " is " + value + " but must be " + least + " to " + most);
        }
    }

    static void require(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new InvalidSettings(name + " is " + value + " but must be " + least.toSeconds() + " to "
                    + most.toSeconds() + " seconds");
        }
    }
}
