package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.registry.Pins;
import io.cellfleet.api.rest.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Refuses who may not change settings and counters of a pack (rule C7). */
@ApplicationScoped
class PinGate {

    static final String HEADER = "Pack-Pin";
    static final String WORDS = "the pack's PIN; not needed where the tenant has switched it off, then a token of a"
            + " sign-in that is at most 10 minutes old. 403 when it is wrong or missing, 423 with Retry-After after five"
            + " wrong ones in a row";

    private final Pins pins;

    PinGate(Pins pins) {
        this.pins = pins;
    }

    void pass(String packId, @Nullable String pin, Caller caller) {
        refuse(packId, pins.check(packId, pin, caller));
    }

    static void refuse(String packId, Pins.Outcome outcome) {
        switch (outcome) {
            case Pins.Outcome.Right right -> {
                // He may.
            }
            case Pins.Outcome.UnknownPack unknown -> throw PackResource.unknown(packId);
            case Pins.Outcome.Missing missing ->
                throw ProblemException.forbidden(HEADER, "the header Pack-Pin is needed: the PIN of pack " + packId);
            case Pins.Outcome.NotFresh old ->
                throw ProblemException.forbidden(
                        "Authorization",
                        "a token of a sign-in that is at most " + Caller.FRESH.toMinutes() + " minutes old is needed");
            case Pins.Outcome.Wrong wrong ->
                throw ProblemException.forbidden(
                        HEADER,
                        "the PIN is wrong; "
                                + wrong.triesLeft() + " more"
                                + " of that kind and the pack's settings are locked");
            case Pins.Outcome.Locked locked ->
                throw ProblemException.locked(
                        HEADER, "too many wrong PINs: the pack's settings are locked", locked.pause());
            case Pins.Outcome.BadForm bad -> throw ProblemException.bad("pin", "pin must be 4 to 8 digits");
        }
    }
}
