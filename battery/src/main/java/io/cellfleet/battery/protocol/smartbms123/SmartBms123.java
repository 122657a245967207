package io.cellfleet.battery.protocol.smartbms123;

import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.battery.protocol.Framer;
import io.cellfleet.battery.protocol.RejectReason;
import io.cellfleet.battery.reading.TemperatureScale;

/** The 123\SmartBMS gen3. Its port only speaks: nothing can be written to it. */
public final class SmartBms123 implements DeviceProtocol {

    @Override
    public String name() {
        return "smartbms123";
    }

    @Override
    public Framer newFramer() {
        return new SilenceFramer();
    }

    @Override
    public DecodeResult decode(byte[] frame, TemperatureScale scale) {
        if (frame.length != FrameLayout.LENGTH) {
            return new DecodeResult.Refused(RejectReason.WRONG_LENGTH);
        }
        return FrameChecks.refusal(frame, 0)
                .<DecodeResult>map(DecodeResult.Refused::new)
                .orElseGet(() -> new DecodeResult.Decoded(FrameDecoder.read(frame, scale)));
    }

    @Override
    public boolean describesAllCells() {
        return false;
    }
}
