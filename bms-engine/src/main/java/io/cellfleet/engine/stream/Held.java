package io.cellfleet.engine.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.v1.PackEvent;
import java.nio.ByteBuffer;

/**
 * An installation in quarantine.
 *
 * @param raised    the event that says so; names the record that cannot be digested
 * @param releasing an operator has let it go on, and its records are being stepped
 * @param nextIndex of its next event of that record
 */
record Held(PackEvent raised, boolean releasing, int nextIndex) {

    private static final byte VERSION = 1;

    Held released() {
        return new Held(raised, true, nextIndex);
    }

    byte[] write() {
        byte[] event = raised.toByteArray();
        return ByteBuffer.allocate(1 + 1 + Integer.BYTES + event.length)
                .put(VERSION)
                .put((byte) (releasing ? 1 : 0))
                .putInt(nextIndex)
                .put(event)
                .array();
    }

    static Held read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("quarantine of version " + version + " cannot be read");
        }
        boolean releasing = in.get() == 1;
        int nextIndex = in.getInt();
        try {
            return new Held(PackEvent.parseFrom(in), releasing, nextIndex);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a quarantine cannot be read again", e);
        }
    }
}
