/**
 * The serial protocol of JBD protection boards (Jiabaida, sold as Xiaoxiang and Overkill too): 9600 baud 8N1, the board
 * speaks only when it is asked. One frame is the reply to register 03, the basic information, followed directly by the
 * reply to register 04, the cell voltages, so that one frame tells all and at nearly one moment.
 *
 * <p>Begin with {@link io.cellfleet.battery.protocol.jbd.Packet}, of which everything on the line is made. {@code
 * PacketScanner} finds packets among the bytes, {@code ReplyPairing} makes frames of two replies, {@code ReplyFramer}
 * does so on a line that is only listened to and {@code JbdMaster} on one where it asks itself. {@code BasicInfo} is the
 * table of register 03, {@code FrameDecoder} reads a frame, and {@link
 * io.cellfleet.battery.protocol.jbd.JbdBoard} is a board that does not exist, for simulators and tests.
 */
@NullMarked
package io.cellfleet.battery.protocol.jbd;

import org.jspecify.annotations.NullMarked;
