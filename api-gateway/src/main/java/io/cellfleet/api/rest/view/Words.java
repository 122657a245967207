package io.cellfleet.api.rest.view;

/** Descriptions that several records share. */
final class Words {

    static final String QUALITY = "How far the values may be believed. live: the newest frame is at most 20 s old."
            + " stale: more than 20 s. silent: more than 60 s, or warning E is active and the gateway reports that no"
            + " frame comes. never: none was ever heard. Age counts from capture; a capture time in the future counts"
            + " from arrival.";
    static final String FRAME_AT = "capture time of the newest frame; absent when none was heard";
    static final String AGE = "ms since the newest frame was captured; absent when none was heard";

    private Words() {}
}
