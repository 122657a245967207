package io.cellfleet.history.store;

/** How large an answer becomes that has a next one: far below what callers take at once. */
final class ReplySize {

    static final int FULL_BYTES = 4 << 20;

    private ReplySize() {}
}
