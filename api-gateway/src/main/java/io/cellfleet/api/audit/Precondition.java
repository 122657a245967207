package io.cellfleet.api.audit;

/** Which revision of an object a caller has seen before he changes it: the headers If-Match and If-None-Match. */
public sealed interface Precondition {

    /** He says nothing. Enough to make an object, and for a change that changes nothing. */
    record None() implements Precondition {}

    /** Whatever it is now. */
    record Any() implements Precondition {}

    /** This one. */
    record Revision(long revision) implements Precondition {}

    /** There must be none yet. */
    record New() implements Precondition {}

    Precondition NONE = new None();
    Precondition ANY = new Any();

    /** The object is not there, and shall be made or changed. */
    default void checkMissing() {
        if (this instanceof Any || this instanceof Revision) {
            throw PreconditionException.failed("there is none yet");
        }
    }

    /**
     * The object is there.
     *
     * @param current its revision
     * @param changes whether the wish differs from what it is
     */
    default void checkPresent(long current, boolean changes) {
        switch (this) {
            case None none -> {
                if (changes) {
                    throw PreconditionException.required(current);
                }
            }
            case Any any -> {
                // Whatever it is.
            }
            case Revision seen -> {
                if (seen.revision() != current) {
                    throw PreconditionException.failed("it is at revision " + current + " by now");
                }
            }
            case New none -> throw PreconditionException.failed("it is there already, at revision " + current);
        }
    }
}
