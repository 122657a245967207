package io.cellfleet.gateway.downlink;

import io.cellfleet.contract.v1.Chemistry;
import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackSettings;
import io.cellfleet.contract.v1.Progress;
import io.cellfleet.contract.v1.RelayMode;
import io.cellfleet.contract.v1.RelayOrder;
import io.cellfleet.contract.v1.RelayPolicy;
import io.cellfleet.contract.v1.TemperatureScale;

/** What an engine writes for the gateway gw-1. */
public final class Messages {

    public static final String GATEWAY = "gw-1";

    private Messages() {}

    /** Of an installation with these packs: 16 cells of LiFePO4, all presets. */
    public static InstallationSettings.Builder installation(String id, long revision, String... packs) {
        InstallationSettings.Builder settings = InstallationSettings.newBuilder()
                .setInstallationId(id)
                .setTenantId("tenant")
                .setName(id)
                .setTimeZone("Europe/Prague")
                .setRevision(revision);
        for (String pack : packs) {
            settings.addPacks(pack(pack, revision));
        }
        return settings;
    }

    private static PackSettings.Builder pack(String id, long revision) {
        return PackSettings.newBuilder()
                .setPackId(id)
                .setName(id)
                .setRevision(revision)
                .setCellCount(16)
                .setChemistry(Chemistry.CHEMISTRY_LIFEPO4)
                .setCapacityWh(12_000)
                .setVMinMv(2_900)
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
                .setTemperatureScale(TemperatureScale.TEMPERATURE_SCALE_DRIVER)
                .setMinimumOffSeconds(60)
                .setEmptyAfterSeconds(60)
                .setFramePeriodMs(1_000)
                .setGatewayId(GATEWAY)
                .setUnlinkedPolicy(RelayPolicy.RELAY_POLICY_LOCAL);
    }

    public static byte[] settings(InstallationSettings.Builder settings) {
        return Downlink.newBuilder().setSettings(settings).build().toByteArray();
    }

    /** For both relays alike. */
    public static RelayOrder.Builder order(String pack, int boot, long sequence, boolean on) {
        return RelayOrder.newBuilder()
                .setInstallationId("house-1")
                .setPackId(pack)
                .setOrder(OrderNumber.newBuilder().setEnrolment(1).setBoot(boot).setSequence(sequence))
                .setSettingsRevision(1)
                .setChargeOn(on)
                .setLoadOn(on)
                .setInstallationChargeOn(on)
                .setInstallationLoadOn(on);
    }

    public static byte[] order(RelayOrder.Builder order) {
        return Downlink.newBuilder().setOrder(order).build().toByteArray();
    }

    static byte[] progress(int partition, long offset) {
        return Progress.newBuilder()
                .setPartition(partition)
                .setAppliedOffset(offset)
                .build()
                .toByteArray();
    }
}
