package io.cellfleet.api.rest.view;

import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.RelayName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events from the wire to JSON. */
public final class EventViews {

    private EventViews() {}

    public static EventView of(PackEvent event) {
        Parts parts = new Parts();
        switch (event.getFactCase()) {
            case WARNING_RAISED -> {
                parts.type = "warningRaised";
                parts.code = PackViews.code(event.getWarningRaised().getCode());
                parts.detail = event.getWarningRaised().getDetail();
            }
            case WARNING_CLEARED -> {
                parts.type = "warningCleared";
                parts.code = PackViews.code(event.getWarningCleared().getCode());
                parts.raisedAt = Instant.ofEpochMilli(event.getWarningCleared().getRaisedAtMs());
            }
            case RELAY_CHANGED -> {
                parts.type = "relayChanged";
                parts.relay = relay(event.getRelayChanged().getRelay());
                parts.on = event.getRelayChanged().getOn();
                parts.blockedBy = event.getRelayChanged().getBlockedByList();
            }
            case SOC_RECALIBRATED -> {
                parts.type = "socRecalibrated";
                parts.socPercent = (double) event.getSocRecalibrated().getPercent();
                parts.beforeSocPercent =
                        PackViews.percent(event.getSocRecalibrated().getBeforeMilliPercent());
            }
            case CALIBRATION_LOST -> {
                parts.type = "calibrationLost";
                parts.detail = event.getCalibrationLost().getBecause();
            }
            case SETTINGS_APPLIED -> {
                parts.type = "settingsApplied";
                parts.revision = event.getSettingsApplied().getRevision();
            }
            case CLOCK_JUMPED -> {
                parts.type = "clockJumped";
                parts.before = Instant.ofEpochMilli(event.getClockJumped().getBeforeMs());
            }
            case GAP_SEEN -> {
                parts.type = "gapSeen";
                parts.missing = event.getGapSeen().getMissing();
            }
            case DAY_CLOSED -> {
                parts.type = "dayClosed";
                parts.date = event.getDayClosed().getDate();
                parts.collectedWh = event.getDayClosed().getCollectedWh();
                parts.consumedWh = event.getDayClosed().getConsumedWh();
            }
            case FACT_NOT_SET -> parts.type = "unknown"; // written by a newer release
        }
        return parts.view(event);
    }

    private static String relay(RelayName relay) {
        return relay == RelayName.RELAY_NAME_CHARGE ? "charge" : "load";
    }

    /** The fields that depend on the type; most of them stay empty. */
    private static final class Parts {
        String type = "";

        @Nullable
        String code;

        @Nullable
        String detail;

        @Nullable
        Instant raisedAt;

        @Nullable
        String relay;

        @Nullable
        Boolean on;

        @Nullable
        List<String> blockedBy;

        @Nullable
        Double socPercent;

        @Nullable
        Double beforeSocPercent;

        @Nullable
        Long revision;

        @Nullable
        Instant before;

        @Nullable
        Long missing;

        @Nullable
        String date;

        @Nullable
        Long collectedWh;

        @Nullable
        Long consumedWh;

        EventView view(PackEvent event) {
            OrderNumber order = event.getOrder();
            String id =
                    order.getEnrolment() + "." + order.getBoot() + "." + order.getSequence() + "." + event.getIndex();
            return new EventView(
                    id,
                    Instant.ofEpochMilli(event.getAtMs()),
                    event.getSimulated(),
                    type,
                    code,
                    detail,
                    raisedAt,
                    relay,
                    on,
                    blockedBy,
                    socPercent,
                    beforeSocPercent,
                    revision,
                    before,
                    missing,
                    date,
                    collectedWh,
                    consumedWh);
        }
    }
}
