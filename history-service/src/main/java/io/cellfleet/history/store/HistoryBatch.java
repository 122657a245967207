package io.cellfleet.history.store;

import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.history.minutes.Closing;
import io.cellfleet.history.minutes.Newest;
import io.cellfleet.history.minutes.Order;
import io.cellfleet.history.minutes.PackMinute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is written in one transaction. An event that is refused leaves no trace in it. */
public final class HistoryBatch {

    private final CopyBuffer events = new CopyBuffer();
    private final List<PackMinute> minutes = new ArrayList<>();
    private long position;
    private final List<Newest.OfPack> newest = new ArrayList<>();
    private final Map<WarningKey, StandingWarning> newestWarning = new HashMap<>();
    private final Map<String, InstallationSettings> newestSettings = new HashMap<>();

    /** Where it is checked what makes no row yet. */
    private final CopyBuffer scratch = new CopyBuffer();

    private record WarningKey(String packId, int code, boolean beside) {}

    /** Takes what was held of one partition. All of its statuses have passed the {@link StatusCheck}. */
    public void add(Closing closing) {
        minutes.addAll(closing.minutes());
        position = Math.max(position, closing.position());
        newest.addAll(closing.newest().packs());
    }

    /**
     * Takes an event: a row, and the newest word on a warning.
     *
     * @throws NotOursException naming the field that the contract does not allow
     */
    public void add(SourcedEvent source) throws NotOursException {
        PackEvent event = source.event();
        StatusCheck.order(event.hasOrder(), event.getOrder());
        Optional<StandingWarning> warning = StandingWarning.of(event).filter(known -> known.code() != 0);
        if (warning.isPresent()) {
            check(Tables.STANDING_WARNING, warning.get());
        }
        Tables.EVENT.append(source, events);
        warning.ifPresent(this::keepNewest);
    }

    /**
     * Takes settings: of an installation the latest revision stays.
     *
     * @throws NotOursException naming the field that the contract does not allow
     */
    public void add(InstallationSettings settings) throws NotOursException {
        check(Tables.INSTALLATION, settings);
        newestSettings.merge(
                settings.getInstallationId(),
                settings,
                (known, next) -> next.getRevision() > known.getRevision() ? next : known);
    }

    private <T> void check(Table<T> table, T row) throws NotOursException {
        table.append(row, scratch);
        scratch.cutTo(0, 0);
    }

    /** About how much memory the events take. */
    public int sizeBytes() {
        return events.sizeBytes();
    }

    /** What becomes rows of raw values, or goes into such that are there. */
    List<PackMinute> minutes() {
        return minutes;
    }

    /** What may become the newest of its pack. */
    List<Newest.OfPack> newest() {
        return newest;
    }

    /** The offset before which all of the minutes' records lie. */
    long position() {
        return position;
    }

    /** The rows to send to the other tables; those of which only the last word counts are made here, once for the whole batch. */
    Map<Table<?>, CopyBuffer> rows() {
        Map<Table<?>, CopyBuffer> all = new LinkedHashMap<>();
        all.put(Tables.EVENT, events);
        putAll(all, Tables.STANDING_WARNING, newestWarning.values());
        putAll(all, Tables.INSTALLATION, newestSettings.values());
        return all;
    }

    private static <T> void putAll(Map<Table<?>, CopyBuffer> all, Table<T> table, Iterable<T> latest) {
        CopyBuffer buffer = new CopyBuffer();
        try {
            for (T row : latest) {
                table.append(row, buffer);
            }
        } catch (NotOursException e) {
            throw new IllegalStateException("passed the check when it was added, but not now", e);
        }
        all.put(table, buffer);
    }

    private void keepNewest(StandingWarning warning) {
        WarningKey key = new WarningKey(warning.event().getPackId(), warning.code(), warning.beside());
        newestWarning.merge(key, warning, (known, next) -> isNewer(next.event(), known.event()) ? next : known);
    }

    /** As {@link Table.Merge.Newest} says. */
    private static boolean isNewer(PackEvent next, PackEvent known) {
        int byOrder = Order.of(next.getOrder()).compareTo(Order.of(known.getOrder()));
        return byOrder > 0 || (byOrder == 0 && next.getAtMs() > known.getAtMs());
    }
}
