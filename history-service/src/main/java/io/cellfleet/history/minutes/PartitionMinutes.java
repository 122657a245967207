package io.cellfleet.history.minutes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * The records of one partition that are not in the database. A closing takes all of them but those of one minute, the
 * one that runs, whatever their times are: late ones, and those of a clock that is ahead, wait for nothing. It may be
 * tried as often as the database fails; only when it has succeeded are they forgotten here.
 *
 * <p>Whoever begins again at the {@link Reach} of the last closing, here or elsewhere, comes to have the records that were
 * here then. Not safe for use by several threads.
 */
public final class PartitionMinutes {

    private static final long MINUTE_MS = 60_000;

    /** By pack, then by minute since 1970. */
    private final Map<String, Map<Long, Held>> held = new HashMap<>();

    private Reach reach;
    private long position;
    private long bytes;

    private record Held(long first, List<byte[]> records) {}

    /** @param reach as the database keeps it; the first record is expected at its {@link Reach#next} */
    public PartitionMinutes(Reach reach) {
        this.reach = reach;
        position = reach.next();
    }

    /**
     * Takes a record, if it is not in the database already.
     *
     * @param offset above every offset before
     * @param atMs   when it was captured; ms since 1970
     * @param status the record's bytes, which are kept and not copied
     * @throws IllegalArgumentException when the offset is not above those before
     */
    public void add(long offset, String packId, long atMs, byte[] status) {
        reached(offset);
        position = offset + 1;
        long minute = Math.floorDiv(atMs, MINUTE_MS);
        if (reach.isWritten(offset, minute)) {
            return;
        }
        held.computeIfAbsent(packId, unused -> new TreeMap<>())
                .computeIfAbsent(minute, unused -> new Held(offset, new ArrayList<>()))
                .records()
                .add(status);
        bytes += status.length;
    }

    /**
     * Everything before an offset has been seen; what was not added is none of ours.
     *
     * @throws IllegalArgumentException when it is below one before
     */
    public void reached(long next) {
        if (next < position) {
            throw new IllegalArgumentException("offset is " + next + " but must be " + position + " or above");
        }
        position = next;
    }

    /** What to write so that only one minute stays here; minutes since 1970. */
    public Closing closeAllBut(long openMinute) {
        return close(minute -> minute != openMinute, openMinute);
    }

    /** What to write so that nothing stays here: before the partition goes to another instance, or memory runs short. */
    public Closing closeAll() {
        return close(minute -> true, reach.openMinute());
    }

    /**
     * Nothing is closed before everything was read again that had been: what is here then is of one minute, and the
     * reach could not say what of the others is written.
     */
    private Closing close(LongPredicate closes, long openMinute) {
        if (position < reach.written()) {
            return new Closing(List.of(), reach);
        }
        List<Part> parts = new ArrayList<>();
        long next = position;
        for (Map.Entry<String, Map<Long, Held>> pack : held.entrySet()) {
            for (Map.Entry<Long, Held> minute : pack.getValue().entrySet()) {
                Held one = minute.getValue();
                if (closes.test(minute.getKey())) {
                    parts.add(new Part(pack.getKey(), minute.getKey(), one.first(), one.records()));
                } else {
                    next = Math.min(next, one.first());
                }
            }
        }
        return new Closing(parts, new Reach(next, position, openMinute));
    }

    /**
     * A closing is in the database.
     *
     * @throws IllegalArgumentException when records came after it was made
     */
    public void closed(Closing closing) {
        if (closing.reach().written() != Math.max(position, reach.written())) {
            throw new IllegalArgumentException(
                    "a closing was made at " + closing.reach().written() + " but is written at " + position
                            + ", and what came between would be lost");
        }
        for (Part part : closing.parts()) {
            held.computeIfPresent(part.packId(), (packId, minutes) -> {
                minutes.remove(part.minute());
                return minutes.isEmpty() ? null : minutes;
            });
            bytes -= part.records().stream().mapToLong(record -> record.length).sum();
        }
        reach = closing.reach();
    }

    /** The records of a pack that are not in the database, by minute and then in the order in which they came. */
    public List<byte[]> of(String packId) {
        return held.getOrDefault(packId, Map.of()).values().stream()
                .flatMap(minute -> minute.records().stream())
                .toList();
    }

    /** How much the records are together. */
    public long sizeBytes() {
        return bytes;
    }

    /** As the database keeps it. */
    public Reach reach() {
        return reach;
    }
}
