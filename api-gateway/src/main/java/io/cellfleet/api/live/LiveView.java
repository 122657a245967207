package io.cellfleet.api.live;

import io.cellfleet.api.registry.DirectoryChanged;
import io.cellfleet.contract.history.v1.LatestPack;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.Warning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The newest status of every pack. Each change gives the pack a higher version, so that whoever follows needs no queue:
 * it asks for what has changed since the version it knows, and a slow follower simply misses what was overwritten.
 */
@ApplicationScoped
public class LiveView {

    private final Map<String, PackLive> packs = new ConcurrentHashMap<>();
    private final Map<String, Long> registered = new ConcurrentHashMap<>();
    private final AtomicLong versions = new AtomicLong();

    /**
     * What has changed.
     *
     * @param packIds perhaps also of packs that nobody registered
     * @param version to ask with next time
     */
    public record Changes(Set<String> packIds, long version) {}

    /** Takes what history knows of a pack, unless newer is known already. */
    public void load(LatestPack latest, long nowMs) {
        PackStatus status = latest.getStatus();
        PackLive known = packs.get(status.getPackId());
        if (known == null) {
            packs.put(status.getPackId(), new PackLive(status, latest.getCellsList(), nowMs, versions));
        } else {
            known.apply(status, nowMs);
        }
    }

    /** Takes a status from the topic. */
    public void apply(PackStatus status, long nowMs) {
        PackLive known = packs.get(status.getPackId());
        if (known == null) {
            packs.put(status.getPackId(), new PackLive(status, List.of(), nowMs, versions));
        } else {
            known.apply(status, nowMs);
        }
    }

    /**
     * Takes what the engine warns of beside the records now.
     *
     * @param byPack a pack that is not in it has none
     */
    void stand(Map<String, List<Warning>> byPack) {
        packs.forEach((id, pack) -> pack.stand(byPack.getOrDefault(id, List.of())));
    }

    /** Called every second. */
    void lookAtTheClock(long nowMs) {
        packs.values().forEach(pack -> pack.lookAtTheClock(nowMs));
    }

    public Optional<PackNow> pack(String packId) {
        return Optional.ofNullable(packs.get(packId)).map(PackLive::now);
    }

    /** Shows every pack that is known, registered or not. */
    public void forEach(Consumer<PackNow> look) {
        packs.values().forEach(pack -> look.accept(pack.now()));
    }

    /** The cells that have been heard, ascending. */
    public List<CellNow> cells(String packId) {
        PackLive pack = packs.get(packId);
        return pack == null ? List.of() : pack.cells();
    }

    /** Whether one frame of the pack's device describes all its cells (rule M4). */
    public boolean allCellsInOneFrame(String packId) {
        PackLive pack = packs.get(packId);
        return pack != null && pack.allCellsInOneFrame();
    }

    /**
     * What a follower has to be told.
     *
     * @param version of the last answer; 0 for everything
     */
    public Changes changesSince(long version) {
        // Read first: a change during the walk is then given now or once more next time, but never left out.
        long upTo = versions.get();
        Set<String> changed = new HashSet<>();
        packs.forEach((id, pack) -> {
            if (pack.version() > version) {
                changed.add(id);
            }
        });
        registered.forEach((id, changedAt) -> {
            if (changedAt > version) {
                changed.add(id);
            }
        });
        return new Changes(changed, upTo);
    }

    /** To begin with for whoever knows everything up to now. */
    public long version() {
        return versions.get();
    }

    /** What the registry says of a pack is news too. */
    void changed(@Observes DirectoryChanged change) {
        change.packIds().forEach(id -> registered.put(id, versions.incrementAndGet()));
    }

    int size() {
        return packs.size();
    }
}
