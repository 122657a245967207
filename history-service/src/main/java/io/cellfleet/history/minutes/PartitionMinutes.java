package io.cellfleet.history.minutes;

import io.cellfleet.contract.v1.PackStatus;
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
 * <p>Whoever begins again at the {@link Closing#next} of the last closing, here or elsewhere, comes to have the records that
 * were here then, and perhaps some that are written: what is written twice must be the same as what is written once.
 * Filled by one thread and asked by others.
 */
public final class PartitionMinutes {

    /** By pack, then by minute since 1970. */
    private final Map<String, Map<Long, Held>> held = new HashMap<>();

    private Newest newest = new Newest();
    private long position;
    private long bytes;
    private boolean complete;

    private record Held(long first, List<byte[]> records) {}

    /** @param next as the database keeps it; the first record is expected there */
    public PartitionMinutes(long next) {
        position = next;
    }

    /**
     * Takes a record.
     *
     * @param offset above every offset before
     * @param status the record
     * @param record its bytes, which are kept and not copied
     * @throws IllegalArgumentException when the offset is not above those before
     */
    public synchronized void add(long offset, PackStatus status, byte[] record) {
        reached(offset);
        position = offset + 1;
        held.computeIfAbsent(status.getPackId(), unused -> new TreeMap<>())
                .computeIfAbsent(PackMinute.of(status), unused -> new Held(offset, new ArrayList<>()))
                .records()
                .add(record);
        newest.add(status);
        bytes += record.length;
    }

    /**
     * Everything before an offset has been seen; what was not added is none of ours.
     *
     * @throws IllegalArgumentException when it is below one before
     */
    public synchronized void reached(long next) {
        if (next < position) {
            throw new IllegalArgumentException("offset is " + next + " but must be " + position + " or above");
        }
        position = next;
    }

    /** What to write so that only one minute stays here; minutes since 1970. */
    public Closing closeAllBut(long openMinute) {
        return close(minute -> minute != openMinute);
    }

    /** What to write so that nothing stays here: before the partition goes to another instance, or memory runs short. */
    public Closing closeAll() {
        return close(minute -> true);
    }

    private synchronized Closing close(LongPredicate closes) {
        List<PackMinute> minutes = new ArrayList<>();
        long next = position;
        for (Map.Entry<String, Map<Long, Held>> pack : held.entrySet()) {
            for (Map.Entry<Long, Held> minute : pack.getValue().entrySet()) {
                Held one = minute.getValue();
                if (closes.test(minute.getKey())) {
                    minutes.add(new PackMinute(pack.getKey(), minute.getKey(), one.records()));
                } else {
                    next = Math.min(next, one.first());
                }
            }
        }
        return new Closing(minutes, newest.copy(List.of()), next, position);
    }

    /**
     * A closing is in the database.
     *
     * @throws IllegalArgumentException when records came after it was made
     */
    public synchronized void closed(Closing closing) {
        if (closing.position() != position) {
            throw new IllegalArgumentException("a closing was made at " + closing.position() + " but is written at "
                    + position + ", and what came between would be lost");
        }
        for (PackMinute minute : closing.minutes()) {
            held.computeIfPresent(minute.packId(), (packId, minutes) -> {
                minutes.remove(minute.minute());
                return minutes.isEmpty() ? null : minutes;
            });
            bytes -=
                    minute.records().stream().mapToLong(record -> record.length).sum();
        }
        newest = new Newest();
    }

    /** The end of the partition has been seen: from now on nothing is missing here that is in Kafka for long. */
    public synchronized void caughtUp() {
        complete = true;
    }

    /** Whether the end of the partition has been seen. */
    synchronized boolean isComplete() {
        return complete;
    }

    /** The records of a pack that are not in the database, by minute. */
    synchronized List<PackMinute> of(String packId) {
        return held.getOrDefault(packId, Map.of()).entrySet().stream()
                .map(minute -> new PackMinute(
                        packId, minute.getKey(), minute.getValue().records()))
                .toList();
    }

    /** The newest of packs since the last closing; of all where none is named. */
    synchronized Newest newest(List<String> packIds) {
        return newest.copy(packIds);
    }

    /** How much the records are together. */
    public synchronized long sizeBytes() {
        return bytes;
    }
}
