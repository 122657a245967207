package io.cellfleet.api.bulk;

import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Precondition;
import io.cellfleet.api.bulk.SettingsChangePack.State;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.registry.DraftJson;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.registry.PackWrite;
import io.cellfleet.api.registry.Pins;
import io.cellfleet.api.registry.Registry;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.battery.settings.Violation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the settings of many packs. A change is made without touching anything and can be looked at; then it is
 * applied stage by stage, each when somebody asks for it, and can be stopped and taken back. Each pack's change is its own
 * transaction in the registry, made only while the pack is as it was when the change was looked at. What is killed in
 * between goes on where it was when the same stage is asked for again.
 */
@ApplicationScoped
public class SettingsChanges {

    public static final int MOST_PACKS = 10_000;

    private static final Logger LOG = Logger.getLogger(SettingsChanges.class);

    /** A work that was not heard of for so long has died with its process. */
    private static final Duration BELIEVED = Duration.ofSeconds(60);

    /** One of these, and nothing further is applied. */
    private static final List<String> TAKEN_BACK = List.of(State.UNDONE.label(), State.KEPT.label());

    private final Registry registry;
    private final Pins pins;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private volatile boolean stopping;

    SettingsChanges(Registry registry, Pins pins) {
        this.registry = registry;
        this.pins = pins;
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
        workers.close();
    }

    /**
     * What is wished.
     *
     * @param packs    whose settings are to change; at most {@link #MOST_PACKS}
     * @param stages   how many packs each stage has; the last one has all the others
     * @param template of which the settings are; null: none
     */
    public record Wish(
            List<PackEntry> packs,
            DraftPatch settings,
            List<Integer> stages,
            @Nullable String template) {

        public Wish {
            packs = List.copyOf(packs);
            stages = List.copyOf(stages);
        }
    }

    /**
     * A change, and how far it is.
     *
     * @param isWorking whether packs are being changed at the moment
     * @param packs     how many are in each state
     */
    public record Entry(
            String id,
            Optional<String> tenantId,
            Instant createdAt,
            String author,
            String reason,
            Optional<String> template,
            DraftPatch settings,
            int stages,
            int stagesDone,
            boolean isWorking,
            Optional<String> trouble,
            Map<State, Long> packs) {}

    /** What a change means for one pack. */
    public record OfPack(
            int position,
            String packId,
            int stage,
            State state,
            PackSettingsDraft before,
            PackSettingsDraft after,
            Optional<String> detail) {

        static OfPack of(SettingsChangePack row) {
            return new OfPack(
                    row.key.position(),
                    row.packId,
                    row.stage,
                    State.labelled(row.state).orElseThrow(),
                    DraftJson.read(row.before),
                    DraftJson.read(row.after),
                    Optional.ofNullable(row.detail));
        }
    }

    /** What became of the wish to go on or back. */
    public sealed interface Start {

        /** It works on it. */
        record Begun(Entry change) implements Start {}

        record Unknown() implements Start {}

        /** Packs are being changed already. */
        record Busy() implements Start {}

        /** There is no stage left, or nothing to take back. */
        record Nothing() implements Start {}
    }

    /** Makes a change. No pack is touched. */
    public Entry make(Wish wish, By by) {
        String id = UUID.randomUUID().toString();
        return QuarkusTransaction.requiringNew().call(() -> {
            SettingsChange change = new SettingsChange();
            change.id = id;
            change.tenantId = tenantOf(wish.packs(), by.caller());
            change.createdAt = now();
            change.author = by.caller().name();
            change.reason = by.reason();
            change.templateId = wish.template();
            change.settings = wish.settings().write();
            change.work = SettingsChange.NONE;
            change.persist();
            Stages stages = new Stages(wish.stages());
            int position = 0;
            for (PackEntry pack : wish.packs()) {
                SettingsChangePack row = row(id, position, pack, wish.settings());
                row.stage = row.state.equals(State.WAITING.label()) ? stages.next() : 0;
                row.persist();
                position++;
            }
            change.stages = stages.last();
            SettingsChange.flush();
            return entry(change, now());
        });
    }

    private static @Nullable String tenantOf(List<PackEntry> packs, Caller caller) {
        List<String> tenants =
                packs.stream().map(PackEntry::tenantId).distinct().toList();
        return tenants.size() == 1 ? tenants.getFirst() : caller.tenantId().orElse(null);
    }

    private static SettingsChangePack row(String changeId, int position, PackEntry pack, DraftPatch settings) {
        PackSettingsDraft after = settings.over(pack.draft());
        SettingsChangePack row = new SettingsChangePack();
        row.key = new SettingsChangePack.Key(changeId, position);
        row.packId = pack.id();
        row.before = DraftJson.write(pack.draft());
        row.after = DraftJson.write(after);
        row.state = State.WAITING.label();
        if (after.equals(pack.draft())) {
            row.state = State.SAME.label();
        } else if (after.complete() instanceof PackSettingsDraft.Outcome.Refused refused) {
            row.state = State.REFUSED.label();
            row.detail = sentence(refused.violations());
        }
        return row;
    }

    private static String sentence(List<Violation> violations) {
        return violations.stream().map(Violation::message).collect(Collectors.joining("; "));
    }

    /** Deals packs out to stages. */
    private static final class Stages {

        private final List<Integer> sizes;
        private int stage = 1;
        private int inStage;
        private int last;

        Stages(List<Integer> sizes) {
            this.sizes = sizes;
        }

        int next() {
            if (stage <= sizes.size() && inStage == sizes.get(stage - 1)) {
                stage++;
                inStage = 0;
            }
            inStage++;
            last = stage;
            return stage;
        }

        /** How many there are. */
        int last() {
            return last;
        }
    }

    /**
     * Applies the next stage.
     *
     * @param pin of every pack in it (rule C7); null: none was given
     */
    public Start apply(String id, @Nullable String pin, Caller caller) {
        return start(id, SettingsChange.APPLY, pin, caller);
    }

    /** Gives every pack that has the change its old settings again, the last one first. */
    public Start undo(String id, @Nullable String pin, Caller caller) {
        return start(id, SettingsChange.UNDO, pin, caller);
    }

    private Start start(String id, String work, @Nullable String pin, Caller caller) {
        String run = UUID.randomUUID().toString();
        Start start = QuarkusTransaction.requiringNew().call(() -> {
            SettingsChange change = SettingsChange.findById(id, LockModeType.PESSIMISTIC_WRITE);
            if (change == null || !isSeen(change, caller)) {
                return new Start.Unknown();
            }
            if (isWorking(change, now())) {
                return new Start.Busy();
            }
            change.work = SettingsChange.NONE; // whoever had it in hand has died
            Optional<SettingsChangePack> first = next(change, work);
            if (first.isEmpty()) {
                return new Start.Nothing();
            }
            if (work.equals(SettingsChange.APPLY)) {
                change.stagesDone = first.get().stage - 1;
            }
            change.work = work;
            change.run = run;
            change.stop = false;
            change.trouble = null;
            change.workedAt = now();
            return new Start.Begun(entry(change, now()));
        });
        if (start instanceof Start.Begun begun) {
            By by = new By(caller, reason(begun.change()), Precondition.ANY);
            workers.submit(() -> work(new Work(id, work, run), pin, by));
        }
        return start;
    }

    private static String reason(Entry change) {
        return (change.reason().isEmpty() ? "" : change.reason() + " ") + "[settings change " + change.id() + "]";
    }

    /** The next pack of a work. */
    private static Optional<SettingsChangePack> next(SettingsChange change, String work) {
        if (work.equals(SettingsChange.UNDO)) {
            return SettingsChangePack.<SettingsChangePack>find(
                            "key.changeId = ?1 and state = ?2 order by key.position desc",
                            change.id,
                            State.APPLIED.label())
                    .firstResultOptional();
        }
        if (SettingsChangePack.count("key.changeId = ?1 and state in ?2", change.id, TAKEN_BACK) > 0) {
            return Optional.empty();
        }
        // Of the stage in hand; else of the next one, also after a stage whose process died when all of it was done.
        Optional<SettingsChangePack> first = SettingsChangePack.<SettingsChangePack>find(
                        "key.changeId = ?1 and state = ?2 order by stage, key.position",
                        change.id,
                        State.WAITING.label())
                .firstResultOptional();
        boolean isWorking = change.work.equals(SettingsChange.APPLY);
        return first.filter(pack -> !isWorking || pack.stage <= change.stagesDone + 1);
    }

    /**
     * What a worker has in hand.
     *
     * @param kind {@link SettingsChange#APPLY} or {@link SettingsChange#UNDO}
     * @param run  of the change, while it is this worker's
     */
    private record Work(String changeId, String kind, String run) {

        /** The change, locked; empty when somebody else has it in hand by now. */
        Optional<SettingsChange> change() {
            SettingsChange change = SettingsChange.findById(changeId, LockModeType.PESSIMISTIC_WRITE);
            return run.equals(change.run) ? Optional.of(change) : Optional.empty();
        }
    }

    private void work(Work work, @Nullable String pin, By by) {
        String trouble = "it was stopped";
        try {
            Optional<SettingsChangePack> next = take(work);
            while (next.isPresent() && !stopping) {
                Optional<String> refusal = step(next.get(), work, pin, by);
                if (refusal.isPresent()) {
                    trouble = refusal.get();
                    return;
                }
                next = take(work);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "a settings change ended early, change=%s", work.changeId());
            trouble = "something is wrong on our side; the log of the service says more";
        } finally {
            end(work, trouble);
        }
    }

    /** The next pack in hand; none when all is done, or somebody wants it to stop. */
    private static Optional<SettingsChangePack> take(Work work) {
        return QuarkusTransaction.requiringNew()
                .call(() -> work.change().flatMap(change -> {
                    change.workedAt = now();
                    return change.stop ? Optional.empty() : next(change, work.kind());
                }));
    }

    /**
     * Changes one pack.
     *
     * @return why nothing further is to be tried
     */
    private Optional<String> step(SettingsChangePack row, Work work, @Nullable String pin, By by) {
        boolean forth = work.kind().equals(SettingsChange.APPLY);
        Pins.Outcome outcome = pins.check(row.packId, pin, by.caller());
        if (!(outcome instanceof Pins.Outcome.Right || outcome instanceof Pins.Outcome.UnknownPack)) {
            return Optional.of("pack " + row.packId + ": " + words(outcome));
        }
        PackSettingsDraft before = DraftJson.read(row.before);
        PackSettingsDraft after = DraftJson.read(row.after);
        registry.putSettings(
                row.packId,
                forth ? before : after,
                forth ? after : before,
                by,
                write -> become(row, work, forth, write));
        return Optional.empty();
    }

    /** In the transaction of the pack's change, which is taken back when somebody else has the change in hand by now. */
    private static void become(SettingsChangePack row, Work work, boolean forth, PackWrite write) {
        if (work.change().isEmpty()) {
            throw new IllegalStateException("another worker has settings change " + work.changeId() + " in hand");
        }
        State state;
        String detail;
        switch (write) {
            case PackWrite.Written written -> {
                state = forth ? State.APPLIED : State.UNDONE;
                detail = null;
            }
            case PackWrite.Refused refused -> {
                state = forth ? State.REFUSED : State.KEPT;
                detail = sentence(refused.violations());
            }
            case PackWrite.UnknownPack unknown -> {
                state = forth ? State.PASSED_OVER : State.KEPT;
                detail = "the pack is gone";
            }
            default -> {
                state = forth ? State.PASSED_OVER : State.KEPT;
                detail = "its settings were changed since";
            }
        }
        SettingsChangePack.update("state = ?1, detail = ?2 where key = ?3", state.label(), detail, row.key);
    }

    private static String words(Pins.Outcome outcome) {
        return switch (outcome) {
            case Pins.Outcome.Missing missing -> "its PIN is needed";
            case Pins.Outcome.Wrong wrong -> "the PIN is not the one that was given";
            case Pins.Outcome.Locked locked -> "its settings are locked after wrong PINs";
            case Pins.Outcome.NotFresh old -> "a token of a fresh sign-in is needed";
            default -> throw new IllegalArgumentException("no reason to stop: " + outcome);
        };
    }

    private static void end(Work work, String trouble) {
        QuarkusTransaction.requiringNew()
                .run(() -> work.change().ifPresent(change -> {
                    boolean isDone = next(change, work.kind()).isEmpty();
                    if (isDone && work.kind().equals(SettingsChange.APPLY)) {
                        change.stagesDone = Math.min(change.stagesDone + 1, change.stages);
                    }
                    change.work = SettingsChange.NONE;
                    change.trouble = isDone ? null : trouble;
                    change.stop = false;
                }));
    }

    /** By the database's clock: several instances of this service need not agree. */
    private static Instant now() {
        return (Instant) SettingsChange.getEntityManager()
                .createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
    }

    /**
     * Ends the work in hand after the pack in hand; what was changed stays.
     *
     * @return empty when there is no such change for this caller
     */
    public Optional<Entry> stop(String id, Caller caller) {
        return QuarkusTransaction.requiringNew().call(() -> {
            SettingsChange change = SettingsChange.findById(id, LockModeType.PESSIMISTIC_WRITE);
            if (change == null || !isSeen(change, caller)) {
                return Optional.empty();
            }
            change.stop = isWorking(change, now());
            return Optional.of(entry(change, now()));
        });
    }

    public Optional<Entry> change(Caller caller, String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> SettingsChange.<SettingsChange>findByIdOptional(id)
                        .filter(change -> isSeen(change, caller))
                        .map(change -> entry(change, now())));
    }

    /**
     * Those that a caller sees, newest first.
     *
     * @param before only older ones than the change with this id; null: all
     */
    public List<Entry> list(Caller caller, @Nullable String before, int limit) {
        return QuarkusTransaction.requiringNew().call(() -> {
            SettingsChange last = before == null ? null : SettingsChange.findById(before);
            Instant beforeAt = last == null ? now().plus(Duration.ofDays(1)) : last.createdAt;
            String beforeId = last == null ? "" : last.id;
            return SettingsChange.<SettingsChange>find(
                            "(?1 = '' or tenantId = ?1) and (createdAt < ?2 or (createdAt = ?2 and id > ?3))"
                                    + " order by createdAt desc, id",
                            caller.tenantId().orElse(""),
                            beforeAt,
                            beforeId)
                    .page(0, limit)
                    .stream()
                    .map(change -> entry(change, now()))
                    .toList();
        });
    }

    /**
     * Packs of a change in their order.
     *
     * @param state only those; null: all
     * @param after only those behind this position; -1: all
     */
    public List<OfPack> packs(String id, @Nullable State state, int after, int limit) {
        return QuarkusTransaction.requiringNew()
                .call(() -> SettingsChangePack.<SettingsChangePack>find(
                                "key.changeId = ?1 and key.position > ?2 and (?3 = '' or state = ?3) order by key.position",
                                id,
                                after,
                                state == null ? "" : state.label())
                        .page(0, limit)
                        .stream()
                        .map(OfPack::of)
                        .toList());
    }

    private static boolean isSeen(SettingsChange change, Caller caller) {
        return change.tenantId == null ? caller.seesAllTenants() : caller.sees(change.tenantId);
    }

    private static boolean isWorking(SettingsChange change, Instant now) {
        return !change.work.equals(SettingsChange.NONE)
                && change.workedAt != null
                && change.workedAt.plus(BELIEVED).isAfter(now);
    }

    private static Entry entry(SettingsChange change, Instant now) {
        Map<State, Long> packs = new TreeMap<>();
        List<Object[]> counts = new ArrayList<>(SettingsChangePack.getEntityManager()
                .createQuery(
                        "select state, count(*) from SettingsChangePack where key.changeId = ?1 group by state",
                        Object[].class)
                .setParameter(1, change.id)
                .getResultList());
        counts.forEach(count -> packs.put(State.labelled((String) count[0]).orElseThrow(), (Long) count[1]));
        return new Entry(
                change.id,
                Optional.ofNullable(change.tenantId),
                change.createdAt,
                change.author,
                change.reason,
                Optional.ofNullable(change.templateId),
                DraftPatch.read(change.settings),
                change.stages,
                change.stagesDone,
                isWorking(change, now),
                Optional.ofNullable(change.trouble),
                packs);
    }
}
