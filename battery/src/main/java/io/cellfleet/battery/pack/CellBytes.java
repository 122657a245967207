package io.cellfleet.battery.pack;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.measure.CellMap;
import io.cellfleet.battery.measure.CellMap.HeardCell;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The cells' part of {@link StateBytes}: most of a state's length, so a cell takes only what it has. */
final class CellBytes {

    /** What is written of a cell: nothing, all, or all but the temperature. */
    private static final int NEVER_HEARD = 0;

    private static final int WITH_PROBE = 1;
    private static final int WITHOUT_PROBE = 2;

    private CellBytes() {}

    static void write(StateWriter out, CellMap cells) {
        out.number(cells.cellCount());
        for (int number = 1; number <= cells.cellCount(); number++) {
            write(out, cells.cell(number));
        }
        out.number(cells.lastHeard().orElse(0));
    }

    private static void write(StateWriter out, Optional<HeardCell> heard) {
        out.number(heard.isEmpty() ? NEVER_HEARD : heard.get().deciC().isPresent() ? WITH_PROBE : WITHOUT_PROBE);
        heard.ifPresent(cell -> {
            out.time(cell.heardAt());
            out.number(cell.voltageMv());
            cell.deciC().ifPresent(out::number);
        });
    }

    static CellMap read(StateReader in) {
        return CellMap.of(in.list(() -> cell(in)), in.smallNumber());
    }

    private static Optional<HeardCell> cell(StateReader in) {
        long kind = Check.inRange("cell in state", in.number(), NEVER_HEARD, WITHOUT_PROBE);
        if (kind == NEVER_HEARD) {
            return Optional.empty();
        }
        Instant heardAt = in.time();
        int voltageMv = in.smallNumber();
        return Optional.of(new HeardCell(
                heardAt, voltageMv, kind == WITH_PROBE ? OptionalInt.of(in.smallNumber()) : OptionalInt.empty()));
    }
}
