package io.cellfleet.gateway.spool;

import com.google.protobuf.ByteString;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.RawFrame;
import io.cellfleet.gateway.Frames;

/** Records for tests of the spool. */
public final class Records {

    private Records() {}

    /** A frame of pack-1; one a second from the start of the gateway on. */
    public static GatewayRecord frame(int boot, long sequence) {
        return GatewayRecord.newBuilder()
                .setGatewayId("gw-1")
                .setInstallationId("house-1")
                .setPackId("pack-1")
                .setOrder(OrderNumber.newBuilder().setEnrolment(1).setBoot(boot).setSequence(sequence))
                .setCapturedAtMs(1_780_000_000_000L + sequence * 1_000)
                .setMonotonicMs(sequence * 1_000)
                .setClockQuality(ClockQuality.CLOCK_QUALITY_SET)
                .setFrame(RawFrame.newBuilder()
                        .setProtocol("smartbms123")
                        .setRaw(ByteString.copyFrom(Frames.ofCell(1 + (int) (sequence % 16)))))
                .build();
    }

    /** The same, taken while the clock said 1970. */
    public static GatewayRecord unset(int boot, long sequence) {
        return frame(boot, sequence).toBuilder()
                .setCapturedAtMs(60_000 + sequence * 1_000)
                .setClockQuality(ClockQuality.CLOCK_QUALITY_UNSET)
                .build();
    }
}
