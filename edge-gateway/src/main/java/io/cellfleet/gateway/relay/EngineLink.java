package io.cellfleet.gateway.relay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Whether the engine follows: it has applied a record of this gateway that is not older than its life, by the
 * gateway's own monotonic clock. Kafka's acknowledgement tells at which offset a record lies, the engine's progress how
 * far it has come; no wall clock takes part, the engine's least of all.
 *
 * <p>Each partition has a link of its own, because each can be held up alone. While the engine works off a backlog only
 * old records are applied, so there is no link and old orders move nothing.
 *
 * <p>Thread-safe.
 */
public final class EngineLink {

    /** The life: an engine that is restarted needs 10 to 15 s. */
    public static final Duration LIFE = Duration.ofSeconds(30);

    /** One record a partition for each such time is enough. */
    private static final long APART_MS = 250;

    private final long lifeMs;
    private final Map<Integer, Way> ways = new HashMap<>();

    /**
     * Nothing is known yet.
     *
     * @param life how old the newest applied record may be
     */
    public EngineLink(Duration life) {
        this.lifeMs = life.toMillis();
    }

    private record Sent(long offset, long capturedMs) {}

    /** One partition. */
    private static final class Way {
        private final Deque<Sent> unapplied = new ArrayDeque<>();
        private long appliedOffset = -1;
        private OptionalLong newestAppliedMs = OptionalLong.empty();

        private void settle() {
            while (!unapplied.isEmpty() && unapplied.getFirst().offset() <= appliedOffset) {
                long capturedMs = unapplied.removeFirst().capturedMs();
                newestAppliedMs = OptionalLong.of(Math.max(newestAppliedMs.orElse(capturedMs), capturedMs));
            }
        }
    }

    /**
     * Kafka has a record of this gateway's present run.
     *
     * @param capturedMs on the monotonic clock
     */
    public synchronized void acknowledged(int partition, long offset, long capturedMs) {
        Way way = ways.computeIfAbsent(partition, number -> new Way());
        way.unapplied.removeIf(sent -> capturedMs - sent.capturedMs() > lifeMs);
        Sent last = way.unapplied.peekLast();
        if (last == null || (offset > last.offset() && capturedMs - last.capturedMs() >= APART_MS)) {
            way.unapplied.addLast(new Sent(offset, capturedMs));
            way.settle();
        }
    }

    /** The engine says how far it has come; what it says last counts, for a log can have been begun anew. */
    public synchronized void applied(int partition, long offset) {
        Way way = ways.computeIfAbsent(partition, number -> new Way());
        way.appliedOffset = offset;
        way.settle();
    }

    /**
     * Whether the engine follows in this partition.
     *
     * @param nowMs on the monotonic clock
     */
    public synchronized boolean isLinked(int partition, long nowMs) {
        return ageMs(partition, nowMs).orElse(Long.MAX_VALUE) <= lifeMs;
    }

    /** How old the newest record is that the engine is known to have applied; empty when none is; ms. */
    public synchronized OptionalLong ageMs(int partition, long nowMs) {
        Way way = ways.get(partition);
        if (way == null || way.newestAppliedMs.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.max(0, nowMs - way.newestAppliedMs.getAsLong()));
    }

    /** Records that the engine is not known to have applied, and that could still prove the link. */
    synchronized int waiting() {
        return ways.values().stream().mapToInt(way -> way.unapplied.size()).sum();
    }
}
