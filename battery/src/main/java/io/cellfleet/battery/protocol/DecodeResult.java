package io.cellfleet.battery.protocol;

import io.cellfleet.battery.reading.PackReading;

/** What became of the bytes of one frame. A frame that is none is an ordinary outcome on a noisy line, so a value. */
public sealed interface DecodeResult {

    /** The bytes are a frame and this is what it says. */
    record Decoded(PackReading reading) implements DecodeResult {}

    /** The bytes are not a frame. */
    record Refused(RejectReason reason) implements DecodeResult {}
}
