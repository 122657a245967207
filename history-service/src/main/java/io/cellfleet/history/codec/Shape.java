package io.cellfleet.history.codec;

/** What follows about the values of a column. Its number is in the bytes, in one byte with that of its presence. */
enum Shape {
    /** One value, the same in all rows that have one. */
    CONSTANT,
    /** A first value and groups. */
    VARYING,
    /** A first value, by how much it grows, and groups. */
    SLOPING;

    private static final int PRESENCE_BITS = 3;
    private static final Shape[] ALL = values();

    byte with(Presence presence) {
        return (byte) (ordinal() << PRESENCE_BITS | presence.ordinal());
    }

    /**
     * @throws IllegalArgumentException when there is none of this number
     */
    static Shape in(byte form) {
        int number = (form & 0xFF) >> PRESENCE_BITS;
        if (number >= ALL.length) {
            throw new IllegalArgumentException("a column has the form " + (form & 0xFF));
        }
        return ALL[number];
    }

    /**
     * @throws IllegalArgumentException when there is none of this number
     */
    static Presence presenceIn(byte form) {
        int number = form & (1 << PRESENCE_BITS) - 1;
        if (number >= Presence.ALL.length) {
            throw new IllegalArgumentException("a column has the form " + (form & 0xFF));
        }
        return Presence.ALL[number];
    }
}
