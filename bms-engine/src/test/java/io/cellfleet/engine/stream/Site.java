package io.cellfleet.engine.stream;

import com.google.protobuf.ByteString;
import io.cellfleet.battery.protocol.smartbms123.FrameEncoder;
import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.contract.v1.Chemistry;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.LineReport;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackSettings;
import io.cellfleet.contract.v1.RawFrame;
import io.cellfleet.contract.v1.RejectedStretch;
import io.cellfleet.contract.v1.RelayMode;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.RelayReport;
import java.time.Instant;

/** What a gateway of a small site sends for one pack of four LiFePO4 cells, all records numbered in a row. */
final class Site {

    static final String INSTALLATION = "farm";
    static final String PACK = "farm-1";
    static final String GATEWAY = "gateway-1";
    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private final String installationId;
    private final String packId;
    private final String gatewayId;
    private long sequence;

    Site() {
        this(INSTALLATION, PACK);
    }

    Site(String installationId, String packId) {
        this(installationId, packId, GATEWAY);
    }

    Site(String installationId, String packId, String gatewayId) {
        this.installationId = installationId;
        this.packId = packId;
        this.gatewayId = gatewayId;
    }

    static InstallationSettings settings(long revision) {
        return settings(revision, 2_900);
    }

    static InstallationSettings settings(long revision, int vMinMv) {
        return installation(INSTALLATION, revision, pack(PACK, revision, vMinMv).build());
    }

    static InstallationSettings installation(String id, long revision, PackSettings... packs) {
        InstallationSettings.Builder settings = InstallationSettings.newBuilder()
                .setInstallationId(id)
                .setTenantId("default")
                .setName("Farm")
                .setTimeZone("Europe/Prague")
                .setRevision(revision);
        for (PackSettings pack : packs) {
            settings.addPacks(pack);
        }
        return settings.build();
    }

    static PackSettings.Builder pack(String id, long revision, int vMinMv) {
        return PackSettings.newBuilder()
                .setPackId(id)
                .setName("House")
                .setRevision(revision)
                .setCellCount(4)
                .setChemistry(Chemistry.CHEMISTRY_LIFEPO4)
                .setCapacityWh(2_560)
                .setVMinMv(vMinMv)
                .setVBalanceMv(3_400)
                .setVMaxMv(3_700)
                .setTMinDeciC(0)
                .setTMaxDeciC(550)
                .setChargeRestartPercent(90)
                .setDischargeRestartPercent(20)
                .setMode(RelayMode.RELAY_MODE_NORMAL)
                .setSensorCount(2)
                .setSensorLoops(1)
                .setCurrentDivisor(1)
                .setTemperatureScale(io.cellfleet.contract.v1.TemperatureScale.TEMPERATURE_SCALE_DRIVER)
                .setMinimumOffSeconds(60)
                .setEmptyAfterSeconds(60)
                .setFramePeriodMs(1_000)
                .setGatewayId(GATEWAY);
    }

    /** A frame of a healthy pack that is charged with 10 A. */
    GatewayRecord frame(int second) {
        return frame(second, raw(second, 3_300, 3_310));
    }

    /** A frame with a cell below Vmin. */
    GatewayRecord lowFrame(int second) {
        return frame(second, raw(second, 2_800, 3_310));
    }

    GatewayRecord frame(int second, byte[] raw) {
        return frame(second, "smartbms123", raw);
    }

    GatewayRecord frame(int second, String protocol, byte[] raw) {
        return next(second)
                .setFrame(RawFrame.newBuilder().setProtocol(protocol).setRaw(ByteString.copyFrom(raw)))
                .build();
    }

    GatewayRecord lineReport(int second) {
        return next(second)
                .setLineReport(LineReport.newBuilder().setPortOpen(true))
                .build();
    }

    GatewayRecord relayReport(int second, boolean wantedOn, boolean isOn) {
        return next(second)
                .setRelayReport(RelayReport.newBuilder()
                        .setRelay(RelayName.RELAY_NAME_LOAD)
                        .setWantedOn(wantedOn)
                        .setIsOn(isOn)
                        .setBecause("engineOrder")
                        .setActuator("simulator"))
                .build();
    }

    GatewayRecord rejectedStretch(int second, byte[] raw) {
        return next(second)
                .setRejectedStretch(RejectedStretch.newBuilder()
                        .setProtocol("smartbms123")
                        .setReason("NOISE")
                        .setRaw(ByteString.copyFrom(raw)))
                .build();
    }

    static byte[] raw(int second, int lowestMv, int highestMv) {
        int warm = TemperatureScale.DRIVER.raw(215);
        return new FrameEncoder()
                .packVoltageMv(2 * (lowestMv + highestMv))
                .current1Ma(10_000)
                .current2Ma(0)
                .currentMa(10_000)
                .lowestCell(2, lowestMv)
                .highestCell(3, highestMv)
                .lowestTemperature(1, warm)
                .highestTemperature(4, warm)
                .cellCount(4)
                .cell(1 + second % 4, lowestMv, warm)
                .socPercent(50)
                .capacityWh(2_500)
                .limitsMv(2_900, 3_400, 3_700)
                .encode();
    }

    private GatewayRecord.Builder next(int second) {
        sequence++;
        return GatewayRecord.newBuilder()
                .setGatewayId(gatewayId)
                .setInstallationId(installationId)
                .setPackId(packId)
                .setOrder(OrderNumber.newBuilder().setEnrolment(1).setBoot(1).setSequence(sequence))
                .setCapturedAtMs(START.plusSeconds(second).toEpochMilli())
                .setMonotonicMs(second * 1_000L)
                .setClockQuality(ClockQuality.CLOCK_QUALITY_SYNCHRONISED)
                .setSimulated(true);
    }
}
