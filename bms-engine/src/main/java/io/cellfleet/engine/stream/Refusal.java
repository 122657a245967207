package io.cellfleet.engine.stream;

/**
 * Why a record cannot be used. An expected outcome of a topic others write to, so a value of {@link Reading} and not an
 * exception.
 *
 * @param reason a stable word
 * @param detail a sentence that names field, value and limit
 */
record Refusal(String reason, String detail) {

    static final String NOT_OURS = "NOT_OURS";
    static final String INVALID_RECORD = "INVALID_RECORD";
    static final String UNKNOWN_PACK = "UNKNOWN_PACK";
    static final String UNKNOWN_PROTOCOL = "UNKNOWN_PROTOCOL";
    static final String SETTINGS_REFUSED = "SETTINGS_REFUSED";
}
