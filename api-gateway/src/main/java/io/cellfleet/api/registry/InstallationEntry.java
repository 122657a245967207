package io.cellfleet.api.registry;

import java.util.List;

/**
 * An installation as the registry knows it.
 *
 * @param tenantId whose it is
 * @param revision grows by one with every change of it or of one of its packs
 * @param packIds  ascending
 */
public record InstallationEntry(
        String id, String tenantId, InstallationWish wish, long revision, List<String> packIds) {

    static InstallationEntry of(Installation installation) {
        return of(installation, Pack.ofInstallation(installation.id));
    }

    /**
     * @param packs by id
     */
    static InstallationEntry of(Installation installation, List<Pack> packs) {
        return new InstallationEntry(
                installation.id,
                installation.tenantId,
                installation.wish(),
                installation.revision,
                packs.stream().map(pack -> pack.id).toList());
    }
}
