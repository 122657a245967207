package io.cellfleet.history.minutes;

import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.PackStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The newest of some packs, by order number: a late record changes nothing here. */
public final class Newest {

    private final Map<String, OfPack> packs = new HashMap<>();

    /**
     * Of one pack.
     *
     * @param status      the newest one
     * @param measurement the newest one that carries a measurement, if any
     * @param cells       by cell number, the newest status that describes it, with what it says
     */
    public record OfPack(PackStatus status, @Nullable PackStatus measurement, Map<Integer, CellOfStatus> cells) {}

    /** One cell as one frame describes it. */
    public record CellOfStatus(PackStatus status, CellReading reading) {}

    public void add(PackStatus status) {
        Map<Integer, CellOfStatus> cells = new TreeMap<>();
        for (CellReading reading : status.getMeasured().getCellsList()) {
            cells.put(reading.getNumber(), new CellOfStatus(status, reading));
        }
        add(new OfPack(status, status.hasMeasured() ? status : null, cells));
    }

    private void add(OfPack pack) {
        packs.merge(pack.status().getPackId(), pack, (known, next) -> {
            next.cells()
                    .forEach((number, cell) -> known.cells()
                            .merge(
                                    number,
                                    cell,
                                    (before, then) -> isNewer(then.status(), before.status()) ? then : before));
            return new OfPack(
                    isNewer(next.status(), known.status()) ? next.status() : known.status(),
                    isNewer(next.measurement(), known.measurement()) ? next.measurement() : known.measurement(),
                    known.cells());
        });
    }

    /** In no order. */
    public Collection<OfPack> packs() {
        return packs.values();
    }

    /** A copy that does not change; of these packs, or of all where none is named. */
    Newest copy(List<String> packIds) {
        Newest copy = new Newest();
        for (String packId : packIds.isEmpty() ? packs.keySet() : packIds) {
            OfPack pack = packs.get(packId);
            if (pack != null) {
                copy.packs.put(packId, new OfPack(pack.status(), pack.measurement(), new TreeMap<>(pack.cells())));
            }
        }
        return copy;
    }

    void addAll(Newest others) {
        others.packs.values().forEach(this::add);
    }

    private static boolean isNewer(@Nullable PackStatus next, @Nullable PackStatus known) {
        if (next == null || known == null) {
            return known == null;
        }
        return Order.of(next.getOrder()).compareTo(Order.of(known.getOrder())) > 0;
    }
}
