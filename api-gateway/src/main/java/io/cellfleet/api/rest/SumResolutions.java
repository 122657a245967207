package io.cellfleet.api.rest;

import io.cellfleet.contract.history.v1.Resolution;
import java.util.Map;
import java.util.Optional;

/** The tables of sums, as the API calls them. */
final class SumResolutions {

    private static final Map<String, Resolution> BY_LABEL = Map.of(
            "minute", Resolution.RESOLUTION_MINUTE,
            "hour", Resolution.RESOLUTION_HOUR,
            "day", Resolution.RESOLUTION_DAY);

    private SumResolutions() {}

    static Optional<Resolution> labelled(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }
}
