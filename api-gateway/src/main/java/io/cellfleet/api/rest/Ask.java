package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Role;
import io.cellfleet.api.rest.problem.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads query and path parameters. They come as texts, because the framework would answer a malformed one with 404 and
 * without its name.
 */
final class Ask {

    /** A text without a zero character, which PostgreSQL cannot keep. */
    static final String NO_ZERO = "[^\\x00]*";

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** A gateway whose clock was never set begins here; what it captured must be found. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private Ask() {}

    static int number(String parameter, @Nullable String text, int preset, int least, int most) {
        if (text == null) {
            return preset;
        }
        String limits = parameter + " is '" + text + "' but must be a whole number, " + least + " to " + most;
        try {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw ProblemException.bad(parameter, limits);
            }
            return number;
        } catch (NumberFormatException e) {
            throw ProblemException.bad(parameter, limits);
        }
    }

    static Role role(String parameter, String text) {
        return Role.labelled(text)
                .orElseThrow(() -> ProblemException.bad(
                        parameter,
                        parameter + " is '" + text + "' but must be viewer, operator, installer or administrator"));
    }

    /** Refuses what only users of our own can have. */
    static Caller local(Caller caller, String what) {
        if (!caller.isLocal()) {
            throw ProblemException.forbidden("Authorization", "only local users have " + what);
        }
        return caller;
    }

    static boolean flag(String parameter, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw ProblemException.bad(parameter, parameter + " is '" + text + "' but must be true or false");
        };
    }

    /** A number as it stands in a page's 'next'. */
    static long longNumber(String parameter, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.bad(parameter, parameter + " is '" + text + "' but must be 'next' of a page before");
        }
    }

    /** A time from {@link #FIRST} to {@link #LAST}, in whole ms as history counts them. */
    static Instant instant(String parameter, @Nullable String text) {
        if (text == null) {
            throw ProblemException.bad(parameter, parameter + " is required: a time as 2026-06-01T00:00:00Z");
        }
        try {
            Instant time = Instant.parse(text);
            if (time.isBefore(FIRST) || time.isAfter(LAST)) {
                throw ProblemException.bad(
                        parameter, parameter + " is '" + text + "' but must be from " + FIRST + " to " + LAST);
            }
            return time.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeParseException e) {
            throw ProblemException.bad(
                    parameter, parameter + " is '" + text + "' but must be a time as 2026-06-01T00:00:00Z");
        }
    }

    /** Refuses a range that is empty or turned around. */
    static void range(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw ProblemException.bad("from", "from is " + from + " but must be before to " + to);
        }
    }

    /** A text that PostgreSQL can be asked for. */
    static String text(String parameter, String text) {
        if (text.indexOf('\0') >= 0) {
            throw ProblemException.bad(parameter, parameter + " has a zero character, which is in no text here");
        }
        return text;
    }

    /** An id as it must be where one is made. */
    static String newId(String parameter, String text) {
        if (!ID.matcher(text).matches()) {
            throw ProblemException.bad(
                    parameter,
                    parameter + " is '" + text
                            + "' but must be 1 to 63 of a-z, 0-9 and -, beginning with a letter or digit");
        }
        return text;
    }
}
