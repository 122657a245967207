package io.cellfleet.battery.protocol.jbd;

import io.cellfleet.battery.protocol.RejectReason;

/** What a {@link PacketScanner} makes of a run of bytes. */
sealed interface Piece {

    long offset();

    byte[] bytes();

    /** A packet with the right checksum and end. */
    record Whole(long offset, byte[] bytes) implements Piece {

        boolean isRequest() {
            int first = Packet.u8(bytes, 1);
            return first == Packet.READ || first == Packet.WRITE;
        }

        boolean isRequestToRead(int register) {
            return Packet.u8(bytes, 1) == Packet.READ && Packet.u8(bytes, 2) == register;
        }

        /** Of a reply. */
        int register() {
            return Packet.u8(bytes, 1);
        }

        /** Of a reply. */
        boolean isOk() {
            return Packet.u8(bytes, 2) == Packet.OK;
        }

        long end() {
            return offset + bytes.length;
        }
    }

    /** Bytes that are no packet. */
    record Noise(long offset, byte[] bytes, RejectReason reason) implements Piece {}
}
