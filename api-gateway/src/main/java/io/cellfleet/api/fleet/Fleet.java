package io.cellfleet.api.fleet;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.live.LiveView;
import io.cellfleet.api.registry.Directory;
import io.cellfleet.api.registry.InstallationEntry;
import io.cellfleet.api.registry.PackEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a caller sees of the fleet now: the registry's directory and the live view together. */
@ApplicationScoped
public class Fleet {

    private final Directory directory;
    private final LiveView live;

    Fleet(Directory directory, LiveView live) {
        this.directory = directory;
        this.live = live;
    }

    /** Packs by id. */
    public Stream<PackEntry> entries(Caller caller, Selection selection) {
        Stream<PackEntry> named = selection.packIds().isEmpty()
                ? directory.packs(caller)
                : selection.packIds().stream().sorted().flatMap(id -> directory.pack(caller, id).stream());
        Stream<PackEntry> found = named.filter(selection::holds).filter(selection::isNamed);
        return selection.isOfNow()
                ? found.filter(entry -> selection.holds(state(entry, System.currentTimeMillis())))
                : found;
    }

    /** Packs by id with what is known of them now. */
    public Stream<PackState> packs(Caller caller, Selection selection) {
        long nowMs = System.currentTimeMillis();
        return entries(caller, selection).map(entry -> state(entry, nowMs));
    }

    /** Installations by id with what is known of their packs now; one is in it when one of its packs is. */
    public Stream<InstallationState> installations(Caller caller, Selection selection) {
        long nowMs = System.currentTimeMillis();
        Stream<InstallationEntry> named = selection.installationIds().isEmpty()
                ? directory.installations(caller)
                : selection.installationIds().stream()
                        .sorted()
                        .flatMap(id -> directory.installation(caller, id).stream());
        return named.filter(selection::holds)
                .filter(selection::isNamed)
                .map(entry -> state(caller, entry, nowMs))
                .filter(state -> !selection.isOfPacks()
                        || state.packs().stream()
                                .anyMatch(pack -> selection.holds(pack.entry()) && selection.holds(pack)));
    }

    /** Installations by id, without what is known of their packs. */
    public Stream<InstallationEntry> installationEntries(Caller caller) {
        return directory.installations(caller);
    }

    public Optional<InstallationState> installation(Caller caller, String id) {
        return directory.installation(caller, id).map(entry -> state(caller, entry, System.currentTimeMillis()));
    }

    public Optional<PackState> pack(Caller caller, String id) {
        return directory.pack(caller, id).map(entry -> state(entry, System.currentTimeMillis()));
    }

    private InstallationState state(Caller caller, InstallationEntry entry, long nowMs) {
        List<PackState> packs = entry.packIds().stream()
                .flatMap(id -> directory.pack(caller, id).stream())
                .filter(pack -> pack.installationId().equals(entry.id()))
                .map(pack -> state(pack, nowMs))
                .toList();
        return new InstallationState(entry, packs);
    }

    private PackState state(PackEntry entry, long nowMs) {
        return new PackState(entry, live.pack(entry.id()), directory.severities(entry.tenantId()), nowMs);
    }
}
