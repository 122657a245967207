package io.cellfleet.history.store;

import org.jspecify.annotations.Nullable;

/**
 * Where a partition goes on.
 *
 * @param next       the next offset to read
 * @param topicId    Kafka's id of the topic; null: not known, as a release before wrote it
 * @param generation how many topics of the name were read before this one; 0 or more
 */
public record KeptOffset(long next, @Nullable String topicId, int generation) {

    /** No partition ever has so many records. */
    private static final int OFFSET_BITS = 40;

    /** Whether it is known to be of another topic than the one with this id. */
    public boolean isOfAnother(String id) {
        return topicId != null && !topicId.equals(id);
    }

    /** An offset of this topic as the tables name it: above every one of the topics that had the name before. */
    public long place(long offset) {
        return place(generation, offset);
    }

    static long place(int generation, long offset) {
        return ((long) generation << OFFSET_BITS) + offset;
    }
}
