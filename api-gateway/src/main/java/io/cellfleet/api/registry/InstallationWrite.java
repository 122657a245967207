package io.cellfleet.api.registry;

/** What became of a wish to create or change an installation. */
public sealed interface InstallationWrite {

    /**
     * It is committed.
     *
     * @param created false when it was there before, changed or not
     */
    record Written(InstallationEntry installation, boolean created) implements InstallationWrite {}

    /** There is no such installation for this caller. */
    record Unknown() implements InstallationWrite {}

    /** There is no such tenant for this caller. */
    record UnknownTenant(String tenantId) implements InstallationWrite {}

    /** An installation stays with its tenant. */
    record OfAnotherTenant(String tenantId) implements InstallationWrite {}
}
