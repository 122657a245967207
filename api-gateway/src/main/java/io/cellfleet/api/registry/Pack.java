package io.cellfleet.api.registry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A battery pack with one BMS, as it stands in the database. */
@Entity
public class Pack extends PanacheEntityBase {

    @Id
    public String id;

    @Column(name = "installation_id")
    public String installationId;

    public String name;

    /** The draft as JSON; {@link DraftJson} reads it. */
    @ColumnTransformer(write = "?::jsonb")
    public String settings;

    /** Null: none yet. */
    @Column(name = "gateway_id")
    public @Nullable String gatewayId;

    /** A label of {@link UnlinkedPolicy}. */
    @Column(name = "unlinked_policy")
    public String unlinkedPolicy;

    public long revision;

    /** bcrypt; null: {@link Pins#PRESET}. */
    @Column(name = "pin_hash")
    public @Nullable String pinHash;

    /** Wrong PINs in a row. */
    @Column(name = "pin_failures")
    public int pinFailures;

    /** Null: not locked since the last right PIN. */
    @Column(name = "pin_locked_until")
    public @Nullable Instant pinLockedUntil;

    Assignment assignment() {
        return new Assignment(
                Optional.ofNullable(gatewayId),
                UnlinkedPolicy.of(unlinkedPolicy).orElseThrow());
    }

    /** The greatest enrolment under which gateways that spoke for it before may have numbered its records; 0: none. */
    @Column(name = "enrolment_before")
    public int enrolmentBefore;

    /** The gateway that had that enrolment. */
    @Column(name = "gateway_before")
    public @Nullable String gatewayBefore;

    void take(Assignment assignment) {
        gatewayId = assignment.gatewayId().orElse(null);
        unlinkedPolicy = assignment.unlinkedPolicy().label();
    }

    /** For which this gateway speaks, by id. */
    public static List<Pack> ofGateway(String gatewayId) {
        return list("gatewayId = ?1 order by id", gatewayId);
    }

    static List<Pack> ofInstallation(String installationId) {
        return list("installationId = ?1 order by id", installationId);
    }

    /** Whether a pack of another tenant names this gateway. */
    public static boolean isNamedOutside(String tenantId, String gatewayId) {
        return count(
                        "gatewayId = ?1 and installationId in (select id from Installation where tenantId <> ?2)",
                        gatewayId,
                        tenantId)
                > 0;
    }
}
