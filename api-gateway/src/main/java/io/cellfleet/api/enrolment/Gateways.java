package io.cellfleet.api.enrolment;

import io.cellfleet.api.registry.Gateway;
import io.cellfleet.api.registry.Registry;
import io.cellfleet.api.registry.Tenant;
import io.cellfleet.contract.signature.RecordSignature;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The gateways of the registry. One that stands here must sign what it sends from then on. */
@ApplicationScoped
public class Gateways {

    /** How long a code waits. */
    public static final Duration CODE_LIVES = Duration.ofHours(24);

    private final Registry registry;
    private final FleetKeys keys;

    Gateways(Registry registry, FleetKeys keys) {
        this.registry = registry;
        this.keys = keys;
    }

    /** What became of a gateway. */
    public record GatewayWrite(GatewayEntry gateway, boolean created) {}

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

    /** Registers a gateway or renames it. */
    public GatewayWrite put(String id, String name) {
        return registry.changingInstallationsOf(id, () -> {
            Gateway known = Gateway.findById(id, LockModeType.PESSIMISTIC_WRITE);
            Gateway gateway = known != null ? known : newGateway(id);
            if (known == null || !known.name.equals(name)) {
                gateway.name = name;
                gateway.revision++;
                gateway.persist();
            }
            return new Registry.Change<>(
                    new GatewayWrite(GatewayEntry.of(gateway, Instant.now()), known == null), known == null);
        });
    }

    public Optional<GatewayEntry> gateway(String id) {
        return QuarkusTransaction.joiningExisting()
                .call(() ->
                        Gateway.<Gateway>findByIdOptional(id).map(gateway -> GatewayEntry.of(gateway, Instant.now())));
    }

    /**
     * A page of gateways by id.
     *
     * @param after the last id of the page before; empty for the first page
     */
    public List<GatewayEntry> gateways(String after, int limit) {
        Instant now = Instant.now();
        return QuarkusTransaction.joiningExisting()
                .call(() -> Gateway.<Gateway>find("id > ?1 order by id", after).page(0, limit).stream()
                        .map(gateway -> GatewayEntry.of(gateway, now))
                        .toList());
    }

    /**
     * Makes a code for a gateway. One that still waits for the same gateway is void from then on.
     *
     * @param author the user's name
     */
    public CodeWrite code(String id, Purpose purpose, String author) {
        if (!keys.arePossible()) {
            return new CodeWrite.NoSecret();
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Gateway gateway = Gateway.findById(id, LockModeType.PESSIMISTIC_WRITE);
            if (gateway == null) {
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
            kept.createdBy = author;
            kept.persist();
            return new CodeWrite.Made(code, kept.expiresAt);
        });
    }

    /** Makes signatures of older keys worthless. */
    public Revocation revoke(String id, int keyFrom) {
        return registry.changingInstallationsOf(id, () -> {
            Gateway gateway = Gateway.findById(id, LockModeType.PESSIMISTIC_WRITE);
            if (gateway == null) {
                return new Registry.Change<>(new Revocation.UnknownGateway(), false);
            }
            int most = Math.max(gateway.keyFrom, gateway.keyGeneration);
            if (keyFrom < gateway.keyFrom || keyFrom > most) {
                return new Registry.Change<>(new Revocation.OutOfRange(gateway.keyFrom, most), false);
            }
            boolean changed = keyFrom != gateway.keyFrom;
            if (changed) {
                gateway.keyFrom = keyFrom;
                gateway.revision++;
            }
            return new Registry.Change<>(new Revocation.Done(GatewayEntry.of(gateway, Instant.now())), changed);
        });
    }

    private static Gateway newGateway(String id) {
        Gateway gateway = new Gateway();
        gateway.id = id;
        gateway.tenantId = Tenant.DEFAULT;
        gateway.keyFrom = 1;
        return gateway;
    }
}
