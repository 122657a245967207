package io.cellfleet.engine.stream;

import io.cellfleet.battery.protocol.RejectReason;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    static final String NOT_ITS_GATEWAY = "NOT_ITS_GATEWAY";
    static final String NO_GATEWAY = "NO_GATEWAY";
    static final String ACTION_REFUSED = "ACTION_REFUSED";
    static final String NOT_QUARANTINED = "NOT_QUARANTINED";
    static final String NOT_DIGESTED = "NOT_DIGESTED";
    static final String NOT_SIGNED = "NOT_SIGNED";
    static final String KEY_REVOKED = "KEY_REVOKED";
    static final String WRONG_SIGNATURE = "WRONG_SIGNATURE";

    private static final Set<String> OURS = Stream.concat(
                    Stream.of(
                            NOT_OURS,
                            INVALID_RECORD,
                            UNKNOWN_PACK,
                            UNKNOWN_PROTOCOL,
                            SETTINGS_REFUSED,
                            NOT_ITS_GATEWAY,
                            NO_GATEWAY,
                            ACTION_REFUSED,
                            NOT_QUARANTINED,
                            NOT_DIGESTED,
                            NOT_SIGNED,
                            KEY_REVOKED,
                            WRONG_SIGNATURE),
                    Arrays.stream(RejectReason.values()).map(RejectReason::name))
            .collect(Collectors.toUnmodifiableSet());

    /** The reason where it is a word of this software; a gateway may write any. */
    String countedAs() {
        return OURS.contains(reason) ? reason : "OTHER";
    }
}
