package io.cellfleet.api.registry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
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

    Assignment assignment() {
        return new Assignment(
                Optional.ofNullable(gatewayId),
                UnlinkedPolicy.of(unlinkedPolicy).orElseThrow());
    }

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
}
