package io.cellfleet.history.minutes;

import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.PackStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The newest of some packs, by order number: a late record changes nothing here. */
public final class Newest {

    private final Map<String, Pack> packs = new HashMap<>();

    /**
     * Of one pack.
     *
     * @param status      the newest one
     * @param measurement the newest one that carries a measurement, if any
     * @param cells       of each cell that is described by any, the newest that describes it; by ascending number
     */
    public record OfPack(PackStatus status, @Nullable PackStatus measurement, List<CellOfStatus> cells) {

        public OfPack {
            cells = List.copyOf(cells);
        }
    }

    /** One cell as one frame describes it. */
    public record CellOfStatus(PackStatus status, CellReading reading) {}

    /** Takes a status with cells numbered 1 to 255. */
    public void add(PackStatus status) {
        packs.computeIfAbsent(status.getPackId(), unused -> new Pack(status)).add(status);
    }

    /** In no order. */
    public List<OfPack> packs() {
        return packs.values().stream().map(Pack::now).toList();
    }

    /** A copy that does not change; of these packs, or of all where none is named. */
    Newest copy(List<String> packIds) {
        Newest copy = new Newest();
        for (String packId : packIds.isEmpty() ? packs.keySet() : packIds) {
            Pack pack = packs.get(packId);
            if (pack != null) {
                copy.packs.put(packId, new Pack(pack));
            }
        }
        return copy;
    }

    void addAll(Newest others) {
        others.statuses().forEach(this::add);
    }

    /** Those that are the newest of their pack, or the newest that describe one of its cells; each once, in no order. */
    public Set<PackStatus> statuses() {
        Set<PackStatus> statuses = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Pack pack : packs.values()) {
            Stream.concat(Stream.of(pack.newest, pack.measurement), Arrays.stream(pack.cells))
                    .filter(Objects::nonNull)
                    .forEach(statuses::add);
        }
        return statuses;
    }

    /** Statuses alone: what they say of cells is looked up when somebody asks, which is seldom. */
    private static final class Pack {
        private PackStatus newest;
        private @Nullable PackStatus measurement;

        /** By cell number. */
        private @Nullable PackStatus[] cells;

        Pack(PackStatus first) {
            newest = first;
            cells = new @Nullable PackStatus[0];
        }

        Pack(Pack other) {
            newest = other.newest;
            measurement = other.measurement;
            cells = other.cells.clone();
        }

        void add(PackStatus status) {
            boolean isNewest = isNewer(status, newest);
            if (isNewest) {
                newest = status;
            }
            if (status.hasMeasured() && (isNewest || isNewer(status, measurement))) {
                measurement = status;
            }
            for (CellReading cell : status.getMeasured().getCellsList()) {
                int number = cell.getNumber();
                if (number >= cells.length) {
                    cells = Arrays.copyOf(cells, number + 1);
                }
                if (isNewest || isNewer(status, cells[number])) {
                    cells[number] = status;
                }
            }
        }

        OfPack now() {
            List<CellOfStatus> described = new ArrayList<>();
            for (int number = 1; number < cells.length; number++) {
                PackStatus status = cells[number];
                if (status != null) {
                    described.add(new CellOfStatus(status, reading(status, number)));
                }
            }
            return new OfPack(newest, measurement, described);
        }

        private static CellReading reading(PackStatus status, int number) {
            List<CellReading> cells = status.getMeasured().getCellsList();
            // Where a frame describes all cells they stand in their order.
            if (number <= cells.size() && cells.get(number - 1).getNumber() == number) {
                return cells.get(number - 1);
            }
            return cells.stream()
                    .filter(cell -> cell.getNumber() == number)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean isNewer(PackStatus next, @Nullable PackStatus known) {
        return known == null || Order.of(next.getOrder()).compareTo(Order.of(known.getOrder())) > 0;
    }
}
