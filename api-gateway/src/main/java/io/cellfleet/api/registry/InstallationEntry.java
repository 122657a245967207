package io.cellfleet.api.registry;

import java.util.List;

/**
 * An installation as the registry knows it.
 *
 * @param revision grows by one with every change of it or of one of its packs
 * @param packIds  ascending
 */
public record InstallationEntry(String id, InstallationWish wish, long revision, List<String> packIds) {

    static InstallationEntry of(Installation installation) {
        return new InstallationEntry(
                installation.id,
                installation.wish(),
                installation.revision,
                Pack.ofInstallation(installation.id).stream()
                        .map(pack -> pack.id)
                        .toList());
    }
}
