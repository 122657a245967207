package io.cellfleet.local.chaos;

import com.google.protobuf.ByteString;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.RawFrame;
import io.cellfleet.local.lab.LabBroker;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Records that no gateway of ours sends. */
final class Garbage {

    private final Random random;

    Garbage(Random random) {
        this.random = random;
    }

    LoadRecord next(String installationId, String packId, String gatewayId, long nowMs) {
        GatewayRecord.Builder nearlyRight = GatewayRecord.newBuilder()
                .setInstallationId(installationId)
                .setPackId(packId)
                .setGatewayId(gatewayId)
                .setCapturedAtMs(nowMs)
                .setWaitedMs(0)
                .setOrder(OrderNumber.newBuilder().setEnrolment(1).setBoot(1).setSequence(1 + random.nextInt(50)))
                .setFrame(RawFrame.newBuilder().setProtocol("smartbms123").setRaw(ByteString.copyFrom(noise(58))));
        return switch (random.nextInt(9)) {
            case 0 -> LoadRecord.of(Topics.FRAMES, installationId, noise(1 + random.nextInt(200)), nowMs);
            case 1 -> anywhere(null, noise(20), nowMs);
            case 2 -> anywhere("k".repeat(300), noise(20), nowMs);
            case 3 -> LoadRecord.of(Topics.FRAMES, installationId, null, nowMs);
            case 4 -> frames(installationId, nearlyRight.setPackId("nobodys"), nowMs);
            case 5 -> frames(installationId, nearlyRight.setGatewayId("somebody-elses"), nowMs);
            case 6 -> frames(installationId, nearlyRight.setInstallationId("elsewhere"), nowMs);
            case 7 -> frames(installationId, nearlyRight.setCapturedAtMs(-1), nowMs);
            // Bytes that are no frame, under an order number that was long applied.
            default -> frames(installationId, nearlyRight, nowMs);
        };
    }

    private LoadRecord frames(String installationId, GatewayRecord.Builder value, long nowMs) {
        return LoadRecord.of(Topics.FRAMES, installationId, value.build().toByteArray(), nowMs);
    }

    private LoadRecord anywhere(@Nullable String key, byte[] value, long nowMs) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new LoadRecord(Topics.FRAMES, random.nextInt(LabBroker.PARTITIONS), bytes, value, nowMs);
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
