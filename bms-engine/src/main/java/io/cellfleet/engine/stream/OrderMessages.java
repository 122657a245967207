package io.cellfleet.engine.stream;

import io.cellfleet.battery.pack.PackStatus;
import io.cellfleet.battery.relay.Overrides;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.relay.Relays;
import io.cellfleet.battery.site.SiteState;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.RelayOrder;
import java.util.Comparator;
import java.util.Optional;

/** Makes and compares the orders that say what the engine decided about both relays of a pack. */
final class OrderMessages {

    private static final Comparator<OrderNumber> ORDER = Comparator.comparingInt(OrderNumber::getEnrolment)
            .thenComparingInt(OrderNumber::getBoot)
            .thenComparingLong(OrderNumber::getSequence);

    private OrderMessages() {}

    /**
     * @param site the installation's decisions; empty where the pack is alone, and decides for it
     */
    static RelayOrder of(GatewayRecord gatewayRecord, PackStatus status, Optional<SiteState> site) {
        Relays relays = status.relays();
        Overrides overrides = status.overrides();
        boolean chargeOn = overrides.lets(RelayName.CHARGE, relays);
        boolean loadOn = overrides.lets(RelayName.LOAD, relays);
        return RelayOrder.newBuilder()
                .setInstallationId(gatewayRecord.getInstallationId())
                .setPackId(gatewayRecord.getPackId())
                .setOrder(gatewayRecord.getOrder())
                .setAtMs(gatewayRecord.getCapturedAtMs())
                .setSettingsRevision(status.settingsRevision())
                .setChargeOn(chargeOn)
                .setLoadOn(loadOn)
                .setInstallationChargeOn(site.map(state -> state.charge().on()).orElse(chargeOn))
                .setInstallationLoadOn(site.map(state -> state.load().on()).orElse(loadOn))
                .setChargeHeldOffUntilMs(untilMs(overrides.charge()))
                .setLoadHeldOffUntilMs(untilMs(overrides.load()))
                .build();
    }

    /** The engine decides nothing for now; what operators hold off stays off. */
    static RelayOrder suspended(GatewayRecord gatewayRecord, Optional<RelayOrder> last) {
        return last.map(RelayOrder::toBuilder)
                .orElseGet(RelayOrder::newBuilder)
                .setInstallationId(gatewayRecord.getInstallationId())
                .setPackId(gatewayRecord.getPackId())
                .setOrder(gatewayRecord.getOrder())
                .setAtMs(gatewayRecord.getCapturedAtMs())
                .setSuspended(true)
                .build();
    }

    /** Whether both say the same, whatever record they come from. */
    static boolean same(RelayOrder one, RelayOrder other) {
        return one.getChargeOn() == other.getChargeOn()
                && one.getLoadOn() == other.getLoadOn()
                && one.getInstallationChargeOn() == other.getInstallationChargeOn()
                && one.getInstallationLoadOn() == other.getInstallationLoadOn()
                && one.getSuspended() == other.getSuspended()
                && one.getSettingsRevision() == other.getSettingsRevision()
                && one.getChargeHeldOffUntilMs() == other.getChargeHeldOffUntilMs()
                && one.getLoadHeldOffUntilMs() == other.getLoadHeldOffUntilMs();
    }

    /** A gateway ignores an order that is not newer than the last one. */
    static boolean isNewer(OrderNumber order, RelayOrder last) {
        return ORDER.compare(order, last.getOrder()) > 0;
    }

    static OrderNumber number(io.cellfleet.battery.pack.OrderNumber number) {
        return OrderNumber.newBuilder()
                .setEnrolment(number.enrolment())
                .setBoot(number.boot())
                .setSequence(number.sequence())
                .build();
    }

    private static long untilMs(Optional<RelayOverride> override) {
        return override.map(held -> held.until().toEpochMilli()).orElse(0L);
    }
}
