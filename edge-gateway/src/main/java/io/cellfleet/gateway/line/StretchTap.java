package io.cellfleet.gateway.line;

/** Is shown every stretch of a line, frame or not, whatever becomes of it. */
@FunctionalInterface
public interface StretchTap {

    /** Looks at nothing. */
    StretchTap NONE = (bytes, at) -> {};

    /**
     * Looks.
     *
     * @param bytes never changed
     * @param at    when the last byte was read
     */
    void stretch(byte[] bytes, Moment at);
}
