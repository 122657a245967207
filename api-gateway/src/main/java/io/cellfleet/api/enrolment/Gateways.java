package io.cellfleet.api.enrolment;

import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.registry.Gateway;
import io.cellfleet.api.registry.GatewayShown;
import io.cellfleet.api.registry.Pack;
import io.cellfleet.api.registry.Registry;
import io.cellfleet.api.registry.RegistryTakenOver;
import io.cellfleet.api.registry.Tenant;
import io.cellfleet.contract.signature.RecordSignature;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateways of the registry. One that stands here must sign what it sends from then on. */
@ApplicationScoped
public class Gateways {

    /** How long a code waits. */
    public static final Duration CODE_LIVES = Duration.ofHours(24);

    private final Registry registry;
    private final FleetKeys keys;
    private final Audit audit;

    Gateways(Registry registry, FleetKeys keys, Audit audit) {
        this.registry = registry;
        this.keys = keys;
        this.audit = audit;
    }

    /** What became of a gateway. */
    public sealed interface GatewayWrite {

        record Written(GatewayEntry gateway, boolean created) implements GatewayWrite {}

        /** There is no such gateway for this caller. */
        record Unknown() implements GatewayWrite {}

        /** There is no such tenant for this caller. */
        record UnknownTenant(String tenantId) implements GatewayWrite {}

        /** A gateway stays with its tenant. */
        record OfAnotherTenant() implements GatewayWrite {}

        /** A pack of another tenant names it already. */
        record NamedElsewhere() implements GatewayWrite {}
    }

    /** What became of the wish for a code. */
    public sealed interface CodeWrite {

        /**
         * @param code shown this once
         */
        record Made(String code, Instant expiresAt) implements CodeWrite {

            @Override
            public String toString() {
                return "a code until " + expiresAt; // the code must not reach a log
            }
        }

        record UnknownGateway() implements CodeWrite {}

        /** There is no machine whose key could be changed. */
        record NeverEnrolled() implements CodeWrite {}

        /** The last key that there can be was handed out. */
        record NoMoreKeys() implements CodeWrite {}

        /** This service was given no secret of which keys could be made. */
        record NoSecret() implements CodeWrite {}
    }

    /** What became of the wish to revoke keys. */
    public sealed interface Revocation {

        record Done(GatewayEntry gateway) implements Revocation {}

        record UnknownGateway() implements Revocation {}

        /** A key that was revoked is not made good again, and one that was not handed out cannot be asked for. */
        record OutOfRange(int least, int most) implements Revocation {}
    }

    /**
     * Registers a gateway or renames it.
     *
     * @param wished the tenant of a new one; empty: the caller's, or {@link Tenant#DEFAULT} where he sees all
     */
    public GatewayWrite put(String id, String name, Optional<String> wished, By by) {
        return registry.changingInstallationsOf(id, () -> {
            Gateway known = Gateway.findById(id, LockModeType.PESSIMISTIC_WRITE);
            GatewayWrite write = known == null ? create(id, name, wished, by) : rename(known, name, wished, by);
            return new Registry.Change<>(write, write instanceof GatewayWrite.Written written && written.created());
        });
    }

    private GatewayWrite create(String id, String name, Optional<String> wished, By by) {
        by.precondition().checkMissing();
        String tenantId = wished.or(() -> by.caller().tenantId()).orElse(Tenant.DEFAULT);
        if (!by.caller().sees(tenantId) || Tenant.findById(tenantId) == null) {
            return new GatewayWrite.UnknownTenant(tenantId);
        }
        if (Pack.isNamedOutside(tenantId, id)) {
            return new GatewayWrite.NamedElsewhere();
        }
        Gateway gateway = newGateway(id, tenantId);
        gateway.name = name;
        gateway.revision = 1;
        gateway.persist();
        audit(by, gateway, "created", null);
        return new GatewayWrite.Written(GatewayEntry.of(gateway, Instant.now()), true);
    }

    private GatewayWrite rename(Gateway known, String name, Optional<String> wished, By by) {
        if (!by.caller().sees(known.tenantId)) {
            return new GatewayWrite.Unknown();
        }
        if (wished.isPresent() && !wished.get().equals(known.tenantId)) {
            return new GatewayWrite.OfAnotherTenant();
        }
        by.precondition().checkPresent(known.revision, !known.name.equals(name));
        if (!known.name.equals(name)) {
            GatewayShown before = GatewayShown.of(known);
            known.name = name;
            known.revision++;
            audit(by, known, "changed", before);
        }
        return new GatewayWrite.Written(GatewayEntry.of(known, Instant.now()), false);
    }

    private void audit(By by, Gateway gateway, String operation, @Nullable GatewayShown before) {
        audit.add(
                by,
                new Audit.Entry(
                        Kind.GATEWAY,
                        gateway.id,
                        gateway.tenantId,
                        operation,
                        gateway.revision,
                        before,
                        GatewayShown.of(gateway)));
    }

    /** A gateway that this caller sees. */
    public Optional<GatewayEntry> gateway(Caller caller, String id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Gateway.<Gateway>findByIdOptional(id)
                        .filter(gateway -> caller.sees(gateway.tenantId))
                        .map(gateway -> GatewayEntry.of(gateway, Instant.now())));
    }

    /**
     * A page of the gateways that this caller sees, by id.
     *
     * @param after the last id of the page before; empty for the first page
     */
    public List<GatewayEntry> gateways(Caller caller, String after, int limit) {
        Instant now = Instant.now();
        String tenantId = caller.tenantId().orElse("");
        return QuarkusTransaction.joiningExisting()
                .call(() -> Gateway.<Gateway>find("id > ?1 and (?2 = '' or tenantId = ?2) order by id", after, tenantId)
                        .page(0, limit)
                        .stream()
                        .map(gateway -> GatewayEntry.of(gateway, now))
                        .toList());
    }

    /**
     * Makes a code for a gateway. One that still waits for the same gateway is void from then on.
     */
    public CodeWrite code(String id, Purpose purpose, By by) {
        if (!keys.arePossible()) {
            return new CodeWrite.NoSecret();
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Gateway gateway = Gateway.findById(id, LockModeType.PESSIMISTIC_WRITE);
            if (gateway == null || !by.caller().sees(gateway.tenantId)) {
                return new CodeWrite.UnknownGateway();
            }
            if (purpose == Purpose.ROTATE && gateway.enrolment == 0) {
                return new CodeWrite.NeverEnrolled();
            }
            if (gateway.keyGeneration == RecordSignature.LAST_GENERATION) {
                return new CodeWrite.NoMoreKeys();
            }
            Instant now = Instant.now();
            EnrolmentCode.delete("gatewayId = ?1 and usedAt is null", id);
            String code = OneTimeCode.next();
            EnrolmentCode kept = new EnrolmentCode();
            kept.hash = OneTimeCode.hash(code);
            kept.gatewayId = id;
            kept.purpose = purpose.label();
            kept.expiresAt = now.plus(CODE_LIVES);
            kept.createdBy = by.caller().name();
            kept.persist();
            audit.add(
                    by,
                    new Audit.Entry(
                            Kind.GATEWAY, id, gateway.tenantId, "code made, to " + purpose.label(), null, null, null));
            return new CodeWrite.Made(code, kept.expiresAt);
        });
    }

    /** Makes signatures of older keys worthless. */
    public Revocation revoke(String id, int keyFrom, By by) {
        return registry.changingInstallationsOf(id, () -> {
            Gateway gateway = Gateway.findById(id, LockModeType.PESSIMISTIC_WRITE);
            if (gateway == null || !by.caller().sees(gateway.tenantId)) {
                return new Registry.Change<>(new Revocation.UnknownGateway(), false);
            }
            int most = Math.max(gateway.keyFrom, gateway.keyGeneration);
            if (keyFrom < gateway.keyFrom || keyFrom > most) {
                return new Registry.Change<>(new Revocation.OutOfRange(gateway.keyFrom, most), false);
            }
            boolean changed = keyFrom != gateway.keyFrom;
            if (changed) {
                GatewayShown before = GatewayShown.of(gateway);
                gateway.keyFrom = keyFrom;
                gateway.revision++;
                audit(by, gateway, "keys revoked", before);
            }
            return new Registry.Change<>(new Revocation.Done(GatewayEntry.of(gateway, Instant.now())), changed);
        });
    }

    /** A code that waits in a database of an earlier moment may have been used since. */
    void takenOver(@Observes RegistryTakenOver event) {
        EnrolmentCode.delete("usedAt is null");
    }

    private static Gateway newGateway(String id, String tenantId) {
        Gateway gateway = new Gateway();
        gateway.id = id;
        gateway.tenantId = tenantId;
        gateway.keyFrom = 1;
        return gateway;
    }
}
