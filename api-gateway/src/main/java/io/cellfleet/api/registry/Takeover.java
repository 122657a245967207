package io.cellfleet.api.registry;

import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.audit.Precondition;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.PackSettings;
import jakarta.persistence.FlushModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what the topic tells of installations whose revision there is later than in the registry. One for each time,
 * inside one transaction whose writers are locked.
 *
 * <p>Taken over is what is told: tenant, name, zone, packs with their settings, gateways and the keys from which these
 * must sign. What is never told is as the registry has it, or as of something new where it has nothing: tags, place, PINs.
 * Where that does not come to what was told, the installation is told once more under the next revision.
 */
final class Takeover {

    private static final Logger LOG = Logger.getLogger(Takeover.class);

    private static final By BY = new By(
            Caller.ITSELF,
            Topics.SETTINGS + " has a later revision than the database, which is of an earlier moment",
            Precondition.ANY);

    private final Outbox outbox;
    private final Audit audit;
    private final Set<String> installationIds = new TreeSet<>();
    private final Set<String> tenantIds = new TreeSet<>();

    private final Map<String, Long> revisionsBeyond = new HashMap<>();

    /** Installations that a pack has left. */
    private final Set<String> left = new TreeSet<>();

    Takeover(Outbox outbox, Audit audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * What has changed.
     *
     * @param tenantIds       that are new
     * @param revisionsBeyond what is told of installations that this release refuses and the registry does not have
     */
    record Outcome(Set<String> installationIds, Set<String> tenantIds, Map<String, Long> revisionsBeyond) {

        static final Outcome NOTHING = new Outcome(Set.of(), Set.of(), Map.of());
    }

    /** Takes all of these over, each of which has a later revision than the registry, or is not there. */
    Outcome take(Collection<InstallationSettings> later) {
        Outbox.forgetSettings(
                later.stream().map(InstallationSettings::getInstallationId).toList());
        List<ToldInstallation> read = new ArrayList<>();
        List<InstallationSettings> refused = new ArrayList<>();
        later.forEach(message -> read(message).ifPresentOrElse(read::add, () -> refused.add(message)));
        read.forEach(this::takeInstallation);
        read.forEach(told -> told.packs().forEach(pack -> takePack(pack, told.message())));
        Installation.flush();
        // Each question that follows would look through all that was taken for changes.
        Installation.getEntityManager().setFlushMode(FlushModeType.COMMIT);
        read.forEach(this::tellWhereItDiffers);
        left.removeAll(
                later.stream().map(InstallationSettings::getInstallationId).toList());
        left.forEach(id -> tell(Installation.findById(id)));
        refused.forEach(this::goBeyond);
        return new Outcome(installationIds, tenantIds, revisionsBeyond);
    }

    private static Optional<ToldInstallation> read(InstallationSettings message) {
        try {
            return Optional.of(ToldInstallation.read(message));
        } catch (IllegalArgumentException e) {
            LOG.errorf(
                    "what %s tells is not taken over, as this release refuses it: installation=%s revision=%d reason=%s",
                    Topics.SETTINGS, message.getInstallationId(), message.getRevision(), e.getMessage());
            return Optional.empty();
        }
    }

    private void takeInstallation(ToldInstallation told) {
        InstallationSettings message = told.message();
        Installation known = Installation.findById(message.getInstallationId());
        InstallationWish before = known == null ? null : known.wish();
        Installation installation = known == null ? newInstallation(message) : known;
        installation.name = message.getName();
        installation.timeZone = message.getTimeZone();
        installation.revision = message.getRevision();
        installation.persist();
        installationIds.add(installation.id);
        add(
                Kind.INSTALLATION,
                installation.id,
                installation.tenantId,
                installation.revision,
                before,
                installation.wish());
    }

    private Installation newInstallation(InstallationSettings message) {
        Installation installation = new Installation();
        installation.id = message.getInstallationId();
        installation.tenantId = tenant(message.getTenantId());
        installation.tags = List.of();
        return installation;
    }

    /** One that is not there is made, called like its id. */
    private String tenant(String told) {
        String id = told.isEmpty() ? Tenant.DEFAULT : told;
        if (Tenant.findById(id) == null) {
            Tenant tenant = new Tenant();
            tenant.id = id;
            tenant.name = id;
            tenant.pinRequired = true;
            tenant.severityJson = "{}";
            tenant.revision = 1;
            tenant.persist();
            tenantIds.add(id);
            add(
                    Kind.TENANT,
                    id,
                    id,
                    tenant.revision,
                    null,
                    Tenants.Entry.of(tenant).wish());
        }
        return id;
    }

    private void takePack(ToldInstallation.ToldPack told, InstallationSettings message) {
        Installation installation = Installation.findById(message.getInstallationId());
        told.assignment().gatewayId().ifPresent(id -> takeGateway(id, told.keyFrom(), installation.tenantId));
        Pack known = Pack.findById(told.id());
        if (known != null && known.revision >= told.revision()) {
            return;
        }
        PackShown before = known == null ? null : PackShown.of(known);
        Pack pack = known == null ? newPack(told.id()) : known;
        if (known != null) {
            Spoken.before(known, told.assignment()).keep(known);
            if (!known.installationId.equals(installation.id)) {
                left.add(known.installationId);
            }
        }
        if (known == null || !isSame(known, told)) {
            pack.settings = DraftJson.write(told.draft());
        }
        pack.installationId = installation.id;
        pack.name = told.name();
        pack.take(told.assignment());
        pack.revision = told.revision();
        pack.persist();
        add(Kind.PACK, pack.id, installation.tenantId, pack.revision, before, PackShown.of(pack));
    }

    private static Pack newPack(String id) {
        Pack pack = new Pack();
        pack.id = id;
        return pack;
    }

    /** Then the draft stays, for it says which values were left to their defaults. */
    private static boolean isSame(Pack known, ToldInstallation.ToldPack told) {
        return PackEntry.complete(known.id, DraftJson.read(known.settings))
                .equals(PackEntry.complete(told.id(), told.draft()));
    }

    /** What a gateway has to sign with never goes back. */
    private void takeGateway(String id, int keyFrom, String tenantId) {
        if (keyFrom == 0) {
            return;
        }
        Gateway known = Gateway.findById(id);
        if (known != null && known.keyFrom >= keyFrom) {
            return;
        }
        GatewayShown before = known == null ? null : GatewayShown.of(known);
        Gateway gateway = known == null ? newGateway(id, tenantId) : known;
        gateway.keyFrom = keyFrom;
        // From 2 on it was handed out before the ones before it were revoked.
        gateway.keyGeneration = Math.max(gateway.keyGeneration, keyFrom > 1 ? keyFrom : 0);
        gateway.revision++;
        gateway.persist();
        add(Kind.GATEWAY, gateway.id, gateway.tenantId, gateway.revision, before, GatewayShown.of(gateway));
    }

    private static Gateway newGateway(String id, String tenantId) {
        Gateway gateway = new Gateway();
        gateway.id = id;
        gateway.tenantId = tenantId;
        gateway.name = id;
        return gateway;
    }

    private void tellWhereItDiffers(ToldInstallation told) {
        Installation installation = Installation.findById(told.message().getInstallationId());
        if (!sorted(Outbox.message(installation)).equals(sorted(told.message()))) {
            tell(installation);
        }
    }

    private static InstallationSettings sorted(InstallationSettings message) {
        return message.toBuilder()
                .clearPacks()
                .addAllPacks(message.getPacksList().stream()
                        .sorted(Comparator.comparing(PackSettings::getPackId))
                        .toList())
                .build();
    }

    /**
     * Settings that are refused here are refused by engines too: what stands in the registry is told, above them. A key that was
     * revoked stays so.
     */
    private void goBeyond(InstallationSettings refused) {
        Installation installation = Installation.findById(refused.getInstallationId());
        if (installation == null) {
            revisionsBeyond.put(refused.getInstallationId(), refused.getRevision());
            return;
        }
        refused.getPacksList().stream()
                .filter(pack -> !pack.getGatewayId().isEmpty() && ToldInstallation.isKeyFrom(pack.getGatewayKeyFrom()))
                .forEach(pack -> takeGateway(pack.getGatewayId(), pack.getGatewayKeyFrom(), installation.tenantId));
        InstallationWish wish = installation.wish();
        installation.revision = refused.getRevision();
        for (Pack pack : Pack.ofInstallation(installation.id)) {
            long told = refused.getPacksList().stream()
                    .filter(other -> other.getPackId().equals(pack.id))
                    .mapToLong(PackSettings::getRevision)
                    .max()
                    .orElse(0);
            if (told > pack.revision) {
                pack.revision = told + 1;
                add(Kind.PACK, pack.id, installation.tenantId, pack.revision, PackShown.of(pack), PackShown.of(pack));
            }
        }
        tell(installation);
        add(Kind.INSTALLATION, installation.id, installation.tenantId, installation.revision, wish, wish);
    }

    private void tell(Installation installation) {
        installation.revision++;
        outbox.add(installation);
        installationIds.add(installation.id);
    }

    private void add(Kind kind, String id, String tenantId, long revision, @Nullable Object before, Object after) {
        String operation = before == null || !before.equals(after) ? "taken over" : "revision raised";
        audit.add(BY, new Audit.Entry(kind, id, tenantId, operation, revision, before, after));
    }
}
