package io.cellfleet.api.notify;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a rule knows of a warning that stands, as it stands in the database. */
@Entity
@Table(name = "notification_state")
public class NotificationState extends PanacheEntityBase {

    @EmbeddedId
    public StateKey key;

    /** From then on it is to be told. */
    @Column(name = "due_at")
    public Instant dueAt;

    /** Null: not yet. */
    @Column(name = "told_at")
    public @Nullable Instant toldAt;
}
