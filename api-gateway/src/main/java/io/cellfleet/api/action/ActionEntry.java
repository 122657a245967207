package io.cellfleet.api.action;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An operator's action, as it stands in the database. */
@Entity
@Table(name = "operator_action")
public class ActionEntry extends PanacheEntityBase {

    @Id
    public String id;

    @Column(name = "tenant_id")
    public String tenantId;

    @Column(name = "installation_id")
    public String installationId;

    /** Empty: of the whole installation. */
    @Column(name = "pack_id")
    public String packId;

    /** As the field of the message is called in JSON. */
    public String kind;

    /** The user's name. */
    public String author;

    public String reason;

    @Column(name = "requested_at")
    public Instant requestedAt;

    /** SHA-256 of what was asked. */
    public String fingerprint;
}
