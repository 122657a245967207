package io.cellfleet.api.registry;

import io.cellfleet.battery.settings.PackSettingsDraft;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes installations and packs, each change in one transaction with the message that tells it to the others. A
 * wish that changes nothing writes nothing. Returns after the commit.
 */
@ApplicationScoped
public class Registry {

    private final Outbox outbox;
    private final Event<RegistryChanged> changed;

    Registry(Outbox outbox, Event<RegistryChanged> changed) {
        this.outbox = outbox;
        this.changed = changed;
    }

    /**
     * What became of an installation.
     *
     * @param created false when it was there before, changed or not
     */
    public record InstallationWrite(InstallationEntry installation, boolean created) {}

    /** Creates an installation or replaces what is wished of it. Its packs stay. */
    public InstallationWrite putInstallation(String id, InstallationWish wish) {
        InstallationWrite write = QuarkusTransaction.requiringNew().call(() -> {
            lockWriters();
            Installation known = Installation.findById(id);
            Installation installation = known != null ? known : newInstallation(id);
            if (known == null || !known.wish().equals(wish)) {
                installation.take(wish);
                installation.revision++;
                installation.persist();
                outbox.add(installation);
            }
            return new InstallationWrite(InstallationEntry.of(installation), known == null);
        });
        changed.fire(new RegistryChanged(id));
        return write;
    }

    /** Creates a pack or replaces its name and settings, and who speaks for it where the wish says so. */
    public PackWrite putPack(String id, String installationId, PackWish wish) {
        if (wish.draft().complete() instanceof PackSettingsDraft.Outcome.Refused refused) {
            return new PackWrite.Refused(refused.violations());
        }
        PackWrite write = QuarkusTransaction.requiringNew().call(() -> {
            lockWriters();
            Installation installation = Installation.findById(installationId);
            if (installation == null) {
                return new PackWrite.UnknownInstallation(installationId);
            }
            Pack known = Pack.findById(id);
            if (known != null && !known.installationId.equals(installationId)) {
                return new PackWrite.OfAnotherInstallation(id, known.installationId);
            }
            return known != null ? change(known, installation, wish) : create(id, installation, wish);
        });
        changed.fire(new RegistryChanged(installationId));
        return write;
    }

    /** Changes who speaks for a pack, and nothing else. */
    public PackWrite assignPack(String id, Assignment.Change change) {
        PackWrite write = QuarkusTransaction.requiringNew().call(() -> {
            lockWriters();
            Pack known = Pack.findById(id);
            if (known == null) {
                return new PackWrite.UnknownPack(id);
            }
            Installation installation = Installation.findById(known.installationId);
            return change(known, installation, new PackWish(known.name, DraftJson.read(known.settings), change));
        });
        if (write instanceof PackWrite.Written written) {
            changed.fire(new RegistryChanged(written.pack().installationId()));
        }
        return write;
    }

    private PackWrite create(String id, Installation installation, PackWish wish) {
        Pack pack = newPack(id, installation.id);
        take(pack, installation, wish, Assignment.NONE.with(wish.assignment()));
        return new PackWrite.Written(PackEntry.of(pack, installation), true);
    }

    private PackWrite change(Pack known, Installation installation, PackWish wish) {
        Assignment assignment = known.assignment().with(wish.assignment());
        boolean same = known.name.equals(wish.name())
                && DraftJson.read(known.settings).equals(wish.draft())
                && known.assignment().equals(assignment);
        if (!same) {
            take(known, installation, wish, assignment);
        }
        return new PackWrite.Written(PackEntry.of(known, installation), false);
    }

    private void take(Pack pack, Installation installation, PackWish wish, Assignment assignment) {
        pack.name = wish.name();
        pack.settings = DraftJson.write(wish.draft());
        pack.take(assignment);
        pack.revision++;
        pack.persist();
        installation.revision++;
        outbox.add(installation);
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
            Change<T> made = change.get();
            if (made.isTold()) {
                Pack.ofGateway(gatewayId).stream()
                        .map(pack -> pack.installationId)
                        .distinct()
                        .forEach(told::add);
                told.forEach(this::tell);
            }
            return made.outcome();
        });
        told.forEach(id -> changed.fire(new RegistryChanged(id)));
        return outcome;
    }

    public Optional<InstallationEntry> installation(String id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Installation.<Installation>findByIdOptional(id).map(InstallationEntry::of));
    }

    /**
     * A page of installations by id.
     *
     * @param after the last id of the page before; empty for the first page
     */
    public List<InstallationEntry> installations(String after, int limit) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Installation.<Installation>find("id > ?1 order by id", after).page(0, limit).stream()
                        .map(InstallationEntry::of)
                        .toList());
    }

    private void tell(String installationId) {
        Installation installation = Installation.findById(installationId);
        installation.revision++;
        outbox.add(installation);
    }

    /**
     * One writer of a tenant at a time, so that revisions grow without a gap and messages leave in their order.
     * Changes are rare and short.
     */
    private static void lockWriters() {
        Tenant.findById(Tenant.DEFAULT, LockModeType.PESSIMISTIC_WRITE);
    }

    private static Installation newInstallation(String id) {
        Installation installation = new Installation();
        installation.id = id;
        installation.tenantId = Tenant.DEFAULT;
        return installation;
    }

    private static Pack newPack(String id, String installationId) {
        Pack pack = new Pack();
        pack.id = id;
        pack.installationId = installationId;
        return pack;
    }
}
