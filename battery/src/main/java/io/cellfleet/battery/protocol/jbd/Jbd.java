package io.cellfleet.battery.protocol.jbd;

import static io.cellfleet.battery.protocol.jbd.Packet.u8;

import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.battery.protocol.Framer;
import io.cellfleet.battery.protocol.Master;
import io.cellfleet.battery.protocol.RejectReason;
import io.cellfleet.battery.reading.TemperatureScale;
import java.util.Arrays;
import java.util.Optional;

/** JBD protection boards: asked, they tell all cells at once, and they take orders for their switches. */
public final class Jbd implements DeviceProtocol {

    @Override
    public String name() {
        return "jbd";
    }

    @Override
    public Framer newFramer() {
        return new ReplyFramer();
    }

    @Override
    public Optional<Master> newMaster() {
        return Optional.of(new JbdMaster());
    }

    /** Degrees are fixed by the protocol, so no scale is needed. */
    @Override
    public DecodeResult decode(byte[] frame, TemperatureScale scale) {
        int cut = frame.length < Packet.FRAMING ? frame.length : Math.min(Packet.length(frame, 0), frame.length);
        byte[] basicInfo = Arrays.copyOf(frame, cut);
        byte[] cellVoltages = Arrays.copyOfRange(frame, cut, frame.length);
        return refusal(basicInfo, Packet.BASIC_INFO)
                .or(() -> refusal(cellVoltages, Packet.CELL_VOLTAGES))
                .or(() -> contradiction(basicInfo, cellVoltages))
                .<DecodeResult>map(DecodeResult.Refused::new)
                .orElseGet(() -> new DecodeResult.Decoded(FrameDecoder.read(basicInfo, cellVoltages)));
    }

    @Override
    public boolean describesAllCells() {
        return true;
    }

    /** Why these bytes are not a reply of this register; empty when they are. */
    private static Optional<RejectReason> refusal(byte[] reply, int register) {
        if (reply.length < Packet.FRAMING || reply.length != Packet.length(reply, 0)) {
            return Optional.of(RejectReason.WRONG_LENGTH);
        }
        if (u8(reply, 0) != Packet.START || u8(reply, 1) != register || !Packet.ends(reply, 0)) {
            return Optional.of(RejectReason.NOISE);
        }
        if (!Packet.addsUp(reply, 0)) {
            return Optional.of(RejectReason.WRONG_CHECKSUM);
        }
        return u8(reply, 2) == Packet.OK ? Optional.empty() : Optional.of(RejectReason.DEVICE_REFUSED);
    }

    private static Optional<RejectReason> contradiction(byte[] basicInfo, byte[] cellVoltages) {
        return BasicInfo.isSound(basicInfo) && BasicInfo.fits(basicInfo, cellVoltages)
                ? Optional.empty()
                : Optional.of(RejectReason.IMPLAUSIBLE);
    }
}
