package io.cellfleet.api.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A change, as it stands in the database. */
@Entity
@Table(name = "audit")
public class AuditEntry extends PanacheEntityBase {

    /** In the order in which the changes of one object were made. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Instant at;

    /** The user's name. */
    public String author;

    /** The API token that was used. */
    public @Nullable String via;

    /** Whose object it is; null: nobody's in particular. */
    @Column(name = "tenant_id")
    public @Nullable String tenantId;

    /** A label of {@link Kind}. */
    public String kind;

    @Column(name = "object_id")
    public String objectId;

    public String operation;

    /** Of the object after the change. */
    public @Nullable Long revision;

    public String reason;

    /** JSON; null: nothing. */
    @ColumnTransformer(write = "?::jsonb")
    public @Nullable String before;

    /** JSON; null: nothing. */
    @ColumnTransformer(write = "?::jsonb")
    public @Nullable String after;
}
