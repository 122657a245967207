package io.cellfleet.history.minutes;

/**
 * How far a partition is in the database. Of the records from {@code next} up to {@code written} only those of the open
 * minute are not there; from {@code written} on none is.
 *
 * @param next       where reading begins: the offset of the oldest record that is not there; 0 or more
 * @param written    the offset up to which every record of another minute is there; {@code next} or more
 * @param openMinute the minute whose records were held back; minutes since 1970
 */
public record Reach(long next, long written, long openMinute) {

    /**
     * @throws IllegalArgumentException when reading would begin below 0 or behind what is written
     */
    public Reach {
        if (next < 0 || written < next) {
            throw new IllegalArgumentException(
                    "next is " + next + " but must be 0 to " + written + ", up to which all is written");
        }
    }

    /** Of a partition of which everything before an offset is there, and nothing else. */
    public static Reach exactly(long next) {
        return new Reach(next, next, 0);
    }

    /** Whether a record is there already. */
    boolean isWritten(long offset, long minute) {
        return offset < next || (offset < written && minute != openMinute);
    }
}
