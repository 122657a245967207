package io.cellfleet.battery.measure;

import java.util.Optional;

/**
 * What is known of all {@link Condition}s: each is seen, refuted, or neither, which is unknown.
 *
 * @param seen    bits of the conditions that hold
 * @param refuted bits of the conditions that do not hold; never together with {@code seen}
 */
public record Verdicts(int seen, int refuted) {

    static final Verdicts NONE = new Verdicts(0, 0);

    public Verdicts {
        if ((seen & refuted) != 0) {
            throw new IllegalArgumentException("a condition cannot be seen and refuted at once");
        }
    }

    /** Whether it holds. */
    public boolean sees(Condition condition) {
        return (seen & condition.bit()) != 0;
    }

    /** Whether it is known not to hold. */
    public boolean refutes(Condition condition) {
        return (refuted & condition.bit()) != 0;
    }

    /** Whether it holds; empty while that is unknown. */
    public Optional<Boolean> of(Condition condition) {
        if (sees(condition)) {
            return Optional.of(true);
        }
        return refutes(condition) ? Optional.of(false) : Optional.empty();
    }

    /** A condition counts when two of three frames agree on it (rule M3). */
    static Verdicts majority(Verdicts a, Verdicts b, Verdicts c) {
        return new Verdicts(twoOf(a.seen, b.seen, c.seen), twoOf(a.refuted, b.refuted, c.refuted));
    }

    static int twoOf(int a, int b, int c) {
        return (a & b) | (a & c) | (b & c);
    }
}
