package io.cellfleet.api.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wishes of an installation, checked.
 *
 * @param timeZone  IANA name
 * @param latitude  degrees, −90..90; null when not known
 * @param longitude degrees, −180..180; null when not known
 * @param simulated true when no batteries stand there
 */
public record InstallationWish(
        String name,
        String timeZone,
        @Nullable Double latitude,
        @Nullable Double longitude,
        List<String> tags,
        boolean simulated) {

    public InstallationWish {
        tags = List.copyOf(tags);
    }
}
