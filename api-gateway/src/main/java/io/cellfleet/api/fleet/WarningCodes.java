package io.cellfleet.api.fleet;

import io.cellfleet.battery.warning.WarningCode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The codes of warnings on the wire, and their labels. */
public final class WarningCodes {

    private static final String PREFIX = "WARNING_CODE_";

    private static final Map<String, WarningCode> BY_NAME = Arrays.stream(WarningCode.values())
            .collect(Collectors.toMap(code -> PREFIX + code.name(), Function.identity()));

    private WarningCodes() {}

    /** Empty for one of a newer engine. */
    public static Optional<WarningCode> known(io.cellfleet.contract.v1.WarningCode code) {
        return Optional.ofNullable(BY_NAME.get(code.name()));
    }

    /** As the lights of the device are labelled, or a word beyond them; ? for one of a newer engine. */
    public static String light(io.cellfleet.contract.v1.WarningCode code) {
        return known(code).map(WarningCode::light).orElse("?");
    }

    /** The one that is labelled so. */
    public static Optional<io.cellfleet.contract.v1.WarningCode> labelled(String light) {
        return Arrays.stream(WarningCode.values())
                .filter(code -> code.light().equals(light))
                .findFirst()
                .map(code -> io.cellfleet.contract.v1.WarningCode.valueOf(PREFIX + code.name()));
    }
}
