package io.cellfleet.api.registry;

import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes installations and packs, each change in one transaction with the message that tells it to the others and with
 * the entry that says who made it. A wish that changes nothing writes nothing. Returns after the commit. What belongs to
 * a tenant that the caller does not see is not there for him. Nothing is changed before registry and topic agree: until
 * then every change throws {@link NotYetAgreedException}.
 */
@ApplicationScoped
public class Registry {

    /** Of an installation: all of it is told in one message, and Kafka takes a MiB. */
    private static final int MOST_PACKS = 500;

    private final TopicAgreement agreement;
    private final Outbox outbox;
    private final Audit audit;
    private final Event<RegistryChanged> changed;

    Registry(TopicAgreement agreement, Outbox outbox, Audit audit, Event<RegistryChanged> changed) {
        this.agreement = agreement;
        this.outbox = outbox;
        this.audit = audit;
        this.changed = changed;
    }

    /**
     * Creates an installation or replaces what is wished of it. Its packs and its tenant stay.
     *
     * @param tenantId of a new one; empty: the caller's, or {@link Tenant#DEFAULT} where he sees all
     */
    public InstallationWrite putInstallation(String id, InstallationWish wish, Optional<String> tenantId, By by) {
        InstallationWrite write = QuarkusTransaction.requiringNew().call(() -> {
            lockWriters();
            agreement.check();
            Installation known = Installation.findById(id);
            return known == null
                    ? createInstallation(id, wish, tenantId, by)
                    : changeInstallation(known, wish, tenantId, by);
        });
        if (write instanceof InstallationWrite.Written) {
            changed.fire(new RegistryChanged(id));
        }
        return write;
    }

    private InstallationWrite createInstallation(String id, InstallationWish wish, Optional<String> wished, By by) {
        by.precondition().checkMissing();
        String tenantId = wished.or(() -> by.caller().tenantId()).orElse(Tenant.DEFAULT);
        if (!by.caller().sees(tenantId) || Tenant.findById(tenantId) == null) {
            return new InstallationWrite.UnknownTenant(tenantId);
        }
        Installation installation = newInstallation(id, tenantId);
        installation.revision = agreement.revisionBeyond(id);
        take(installation, wish);
        audit(by, installation, "created", null);
        return new InstallationWrite.Written(InstallationEntry.of(installation), true);
    }

    private InstallationWrite changeInstallation(
            Installation known, InstallationWish wish, Optional<String> tenantId, By by) {
        if (!by.caller().sees(known.tenantId)) {
            return new InstallationWrite.Unknown();
        }
        if (tenantId.isPresent() && !tenantId.get().equals(known.tenantId)) {
            return new InstallationWrite.OfAnotherTenant(known.tenantId);
        }
        InstallationWish before = known.wish();
        by.precondition().checkPresent(known.revision, !before.equals(wish));
        if (!before.equals(wish)) {
            take(known, wish);
            audit(by, known, "changed", before);
        }
        return new InstallationWrite.Written(InstallationEntry.of(known), false);
    }

    private void take(Installation installation, InstallationWish wish) {
        installation.take(wish);
        installation.revision++;
        installation.persist();
        outbox.add(installation);
    }

    private void audit(By by, Installation installation, String operation, @Nullable InstallationWish before) {
        audit.add(
                by,
                new Audit.Entry(
                        Kind.INSTALLATION,
                        installation.id,
                        installation.tenantId,
                        operation,
                        installation.revision,
                        before,
                        installation.wish()));
    }

    /**
     * Creates a pack or replaces its name and settings, and who speaks for it where the wish says so. One that is in
     * another installation of the same tenant moves; its past stays its own.
     *
     * @param pinPassed false: only where the settings stay as they are
     */
    public PackWrite putPack(String id, String installationId, PackWish wish, By by, boolean pinPassed) {
        if (wish.draft().complete() instanceof PackSettingsDraft.Outcome.Refused refused) {
            return new PackWrite.Refused(refused.violations());
        }
        return changing(() -> {
            Installation installation = Installation.findById(installationId);
            if (installation == null || !by.caller().sees(installation.tenantId)) {
                return new PackWrite.UnknownInstallation(installationId);
            }
            Pack known = Pack.findById(id);
            if (known == null) {
                return create(id, installation, wish, by);
            }
            Installation old = Installation.findById(known.installationId);
            if (!by.caller().sees(old.tenantId)) {
                return new PackWrite.UnknownPack(id);
            }
            if (!old.tenantId.equals(installation.tenantId)) {
                return new PackWrite.OfAnotherTenant(id);
            }
            if (!pinPassed && !DraftJson.read(known.settings).equals(wish.draft())) {
                return new PackWrite.PinNeeded(id);
            }
            return change(known, old, installation, wish, by);
        });
    }

    /** Replaces the settings of a pack, and nothing else. Whoever calls this has looked at the PIN. */
    public PackWrite putSettings(String id, PackSettingsDraft draft, By by) {
        if (draft.complete() instanceof PackSettingsDraft.Outcome.Refused refused) {
            return new PackWrite.Refused(refused.violations());
        }
        return changeKnown(id, by, known -> new PackWish(known.name, draft, Assignment.Change.NOTHING));
    }

    /**
     * The same where the settings are what was seen, or what is wished already. Whoever calls this has looked at the PIN.
     *
     * @param beside what else is done in the transaction, knowing what becomes of it
     */
    public PackWrite putSettings(
            String id, PackSettingsDraft seen, PackSettingsDraft draft, By by, Consumer<PackWrite> beside) {
        return changing(() -> {
            PackWrite write = found(id, by, (known, installation) -> putSettings(known, installation, seen, draft, by));
            beside.accept(write);
            return write;
        });
    }

    private PackWrite putSettings(
            Pack known, Installation installation, PackSettingsDraft seen, PackSettingsDraft draft, By by) {
        PackSettingsDraft now = DraftJson.read(known.settings);
        if (!now.equals(seen) && !now.equals(draft)) {
            return new PackWrite.ChangedSince(known.id);
        }
        if (draft.complete() instanceof PackSettingsDraft.Outcome.Refused refused) {
            return new PackWrite.Refused(refused.violations());
        }
        PackWish wish = new PackWish(known.name, draft, Assignment.Change.NOTHING);
        return change(known, installation, installation, wish, by);
    }

    /** Changes who speaks for a pack, and nothing else. */
    public PackWrite assignPack(String id, Assignment.Change change, By by) {
        return changeKnown(id, by, known -> new PackWish(known.name, DraftJson.read(known.settings), change));
    }

    /** Makes a wish of what a pack is. */
    private interface Wishing {

        PackWish of(Pack known);
    }

    private PackWrite changeKnown(String id, By by, Wishing wishing) {
        return changing(() -> found(
                id, by, (known, installation) -> change(known, installation, installation, wishing.of(known), by)));
    }

    /** Does something with a pack that the caller sees. */
    private static PackWrite found(String id, By by, BiFunction<Pack, Installation, PackWrite> change) {
        Pack known = Pack.findById(id);
        Installation installation = known == null ? null : Installation.findById(known.installationId);
        return installation == null || !by.caller().sees(installation.tenantId)
                ? new PackWrite.UnknownPack(id)
                : change.apply(known, installation);
    }

    private PackWrite changing(Supplier<PackWrite> change) {
        PackWrite write = QuarkusTransaction.requiringNew().call(() -> {
            lockWriters();
            agreement.check();
            return change.get();
        });
        if (write instanceof PackWrite.Written written) {
            written.installationIds().forEach(id -> changed.fire(new RegistryChanged(id)));
        }
        return write;
    }

    private PackWrite create(String id, Installation installation, PackWish wish, By by) {
        by.precondition().checkMissing();
        if (namesForeignGateway(wish, installation)) {
            return new PackWrite.ForeignGateway(String.valueOf(wish.assignment().gatewayId()));
        }
        if (isFull(installation)) {
            return new PackWrite.TooManyPacks(installation.id, MOST_PACKS);
        }
        Pack pack = newPack(id, installation.id);
        take(pack, installation, wish, Assignment.NONE.with(wish.assignment()));
        tell(installation);
        audit(by, pack, installation, "created", null);
        return new PackWrite.Written(PackEntry.of(pack, installation), true, Set.of(installation.id));
    }

    private PackWrite change(Pack known, Installation old, Installation installation, PackWish wish, By by) {
        PackShown shown = PackShown.of(known);
        Assignment assignment = known.assignment().with(wish.assignment());
        boolean moves = !old.id.equals(installation.id);
        if (moves && isFull(installation)) {
            return new PackWrite.TooManyPacks(installation.id, MOST_PACKS);
        }
        boolean same = !moves
                && known.name.equals(wish.name())
                && shown.settings().equals(wish.draft())
                && known.assignment().equals(assignment);
        by.precondition().checkPresent(known.revision, !same);
        if (namesForeignGateway(wish, installation)) {
            return new PackWrite.ForeignGateway(String.valueOf(wish.assignment().gatewayId()));
        }
        Spoken before = Spoken.before(known, assignment);
        Optional<Gateway> tooEarly = before.enrolledTooEarly(known, assignment);
        if (tooEarly.isPresent()) {
            Gateway gateway = tooEarly.get();
            return new PackWrite.EnrolledTooEarly(gateway.id, gateway.enrolment, before.enrolment());
        }
        if (!same) {
            before.keep(known);
            take(known, installation, wish, assignment);
            Pack.flush();
            if (moves) {
                tell(old); // first: never is it in two installations
            }
            tell(installation);
            audit(by, known, installation, moves ? "moved" : "changed", shown);
        }
        Set<String> concerned = new LinkedHashSet<>(List.of(old.id, installation.id));
        return new PackWrite.Written(PackEntry.of(known, installation), false, concerned);
    }

    private static boolean isFull(Installation installation) {
        return Pack.count("installationId", installation.id) >= MOST_PACKS;
    }

    /** A gateway that stands in the registry speaks for its own tenant alone. */
    private static boolean namesForeignGateway(PackWish wish, Installation installation) {
        String gatewayId = wish.assignment().gatewayId();
        Gateway gateway = gatewayId == null || gatewayId.isEmpty() ? null : Gateway.findById(gatewayId);
        return gateway != null && !gateway.tenantId.equals(installation.tenantId);
    }

    private void take(Pack pack, Installation installation, PackWish wish, Assignment assignment) {
        pack.installationId = installation.id;
        pack.name = wish.name();
        pack.settings = DraftJson.write(wish.draft());
        pack.take(assignment);
        pack.revision++;
        pack.persist();
    }

    private void audit(By by, Pack pack, Installation installation, String operation, @Nullable PackShown before) {
        audit.add(
                by,
                new Audit.Entry(
                        Kind.PACK,
                        pack.id,
                        installation.tenantId,
                        operation,
                        pack.revision,
                        before,
                        PackShown.of(pack)));
    }

    /**
     * What became of a change that concerns a gateway.
     *
     * @param isTold whether the other services must know
     */
    public record Change<T>(T outcome, boolean isTold) {}

    /** Makes a change of a gateway in one transaction with what tells it for every installation of its packs. */
    public <T> T changingInstallationsOf(String gatewayId, Supplier<Change<T>> change) {
        List<String> told = new ArrayList<>();
        T outcome = QuarkusTransaction.requiringNew().call(() -> {
            lockWriters();
            agreement.check();
            Change<T> made = change.get();
            if (made.isTold()) {
                Pack.ofGateway(gatewayId).stream()
                        .map(pack -> pack.installationId)
                        .distinct()
                        .forEach(told::add);
                told.forEach(id -> tell(Installation.findById(id)));
            }
            return made.outcome();
        });
        told.forEach(id -> changed.fire(new RegistryChanged(id)));
        return outcome;
    }

    /** An installation that this caller sees. */
    public Optional<InstallationEntry> installation(Caller caller, String id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Installation.<Installation>findByIdOptional(id)
                        .filter(installation -> caller.sees(installation.tenantId))
                        .map(InstallationEntry::of));
    }

    private void tell(Installation installation) {
        installation.revision++;
        outbox.add(installation);
    }

    /**
     * One writer at a time, so that revisions grow without a gap and messages leave in their order. Changes are rare
     * and short.
     */
    public static void lockWriters() {
        Tenant.findById(Tenant.DEFAULT, LockModeType.PESSIMISTIC_WRITE);
    }

    private static Installation newInstallation(String id, String tenantId) {
        Installation installation = new Installation();
        installation.id = id;
        installation.tenantId = tenantId;
        return installation;
    }

    private static Pack newPack(String id, String installationId) {
        Pack pack = new Pack();
        pack.id = id;
        pack.installationId = installationId;
        return pack;
    }
}
