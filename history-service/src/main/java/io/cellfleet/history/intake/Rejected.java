package io.cellfleet.history.intake;

import com.google.protobuf.ByteString;
import io.cellfleet.contract.v1.RejectedRecord;
import org.jspecify.annotations.Nullable;

/** A rejected record with its key: the installation id where it is known, else the key of its source. */
record Rejected(@Nullable ByteString keyBytes, RejectedRecord record) {

    byte @Nullable [] key() {
        return keyBytes == null ? null : keyBytes.toByteArray();
    }
}
