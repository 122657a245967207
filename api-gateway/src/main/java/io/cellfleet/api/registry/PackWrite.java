package io.cellfleet.api.registry;

import io.cellfleet.battery.settings.Violation;
import java.util.List;

/** What became of a wish to create or change a pack. */
public sealed interface PackWrite {

    /**
     * It is committed.
     *
     * @param created false when the pack was there before, changed or not
     */
    record Written(PackEntry pack, boolean created) implements PackWrite {}

    /** The settings are refused; every violation is named. */
    record Refused(List<Violation> violations) implements PackWrite {}

    /** There is no such installation. */
    record UnknownInstallation(String installationId) implements PackWrite {}

    /** There is no such pack to change. */
    record UnknownPack(String id) implements PackWrite {}

    /** Pack ids are unique in the whole system, and this one belongs to another installation. */
    record OfAnotherInstallation(String id, String installationId) implements PackWrite {}
}
