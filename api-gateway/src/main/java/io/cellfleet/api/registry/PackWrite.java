package io.cellfleet.api.registry;

import io.cellfleet.battery.settings.Violation;
import java.util.List;
import java.util.Set;

/** What became of a wish to create or change a pack. */
public sealed interface PackWrite {

    /**
     * It is committed.
     *
     * @param created         false when the pack was there before, changed or not
     * @param installationIds those that the change concerns
     */
    record Written(PackEntry pack, boolean created, Set<String> installationIds) implements PackWrite {}

    /** The settings are refused; every violation is named. */
    record Refused(List<Violation> violations) implements PackWrite {}

    /** There is no such installation. */
    record UnknownInstallation(String installationId) implements PackWrite {}

    /** There is no such pack to change. */
    record UnknownPack(String id) implements PackWrite {}

    /** A pack stays with its tenant. */
    record OfAnotherTenant(String id) implements PackWrite {}

    /** Another tenant's gateway cannot speak for it. */
    record ForeignGateway(String gatewayId) implements PackWrite {}

    /**
     * What the gateway sends of it would count as old: its order numbers begin with an enrolment that is not after those of
     * the gateways before.
     */
    record EnrolledTooEarly(String gatewayId, int enrolment, int before) implements PackWrite {}

    /** Its settings are not any more what they were when the change was made up. */
    record ChangedSince(String id) implements PackWrite {}

    /** All of an installation is told in one message, which has no room for more. */
    record TooManyPacks(String installationId, int most) implements PackWrite {}

    /** Its settings would change, and nobody has looked at the PIN (rule C7). */
    record PinNeeded(String id) implements PackWrite {}
}
