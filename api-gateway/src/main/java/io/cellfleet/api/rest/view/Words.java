package io.cellfleet.api.rest.view;

/** Descriptions that several records share. */
public final class Words {

    static final String QUALITY = "How far the values may be believed. live: the newest frame is at most 20 s old."
            + " stale: more than 20 s. silent: more than 60 s, or warning E is active and the gateway reports that no"
            + " frame comes. never: none was ever heard. Age counts from capture; a capture time in the future counts"
            + " from arrival.";
    static final String FRAME_AT = "capture time of the newest frame; absent when none was heard";
    static final String AGE = "ms since the newest frame was captured; absent when none was heard";
    public static final String CODE =
            "E communication, Vh a cell too high, Vl too low, Th too warm, Tl too cold: the lights of"
                    + " the device. Beyond them: sensorUnknown, sensorReversed, sensorSaturated, deviceDisagrees,"
                    + " deviceSettingsDiffer, relayDoesNotFollow, calibrationOverdue, balancingHeat, clock, gatewayOffline,"
                    + " quarantined. More may come.";
    static final String SEVERITY =
            "info: good to know. warning: somebody should look, soon. critical: a relay is off, or"
                    + " nobody knows whether it should be.";
    public static final String TENANT = "whose it is";
    public static final String NEXT = "give this as 'after' for the next page; absent on the last";

    static final String ETAG = "the header ETag has it too; give it back in If-Match to change it";

    static final String RELAY = "charge or load";
    static final String ACTION = "acknowledgeWarning, zeroCalibration, clearEnergyCounters, confirmCellCount,"
            + " overrideOff, endOverride or releaseQuarantine";

    private Words() {}
}
