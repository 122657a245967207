package io.cellfleet.contract.trace;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The header of a record that is followed through the chain, as W3C Trace Context has it (version 00): the trace, the span
 * from which the record comes, and that it is wanted. Most records have none.
 */
public final class TraceHeader {

    /** The header's name. */
    public static final String NAME = "traceparent";

    private static final int SPAN_BYTES = 8;
    private static final int TRACE_BYTES = 2 * SPAN_BYTES;

    private TraceHeader() {}

    /** The value of a new trace that begins with the record: 55 ASCII characters. */
    public static byte[] begin(RandomGenerator random) {
        return ("00-" + hex(random, TRACE_BYTES) + "-" + hex(random, SPAN_BYTES) + "-01")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** All zeros would be no name. */
    private static String hex(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        bytes[length - 1] |= 1;
        return HexFormat.of().formatHex(bytes);
    }
}
