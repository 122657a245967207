package io.cellfleet.api.notify;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A message to somebody, as it stands in the database. */
@Entity
@Table(name = "notification_message")
public class NotificationMessage extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "user_name")
    public String userName;

    @Column(name = "rule_id")
    public String ruleId;

    /** alarm, all-clear or test. */
    public String kind;

    @Column(name = "created_at")
    public Instant createdAt;

    public String subject;

    /** What a webhook is sent. */
    @ColumnTransformer(write = "?::jsonb")
    public String body;

    public int attempts;

    /** Null: delivered, or given up. */
    @Column(name = "next_try_at")
    public @Nullable Instant nextTryAt;

    @Column(name = "delivered_at")
    public @Nullable Instant deliveredAt;

    /** Of the last attempt. */
    public @Nullable String error;

    /** When the oldest was written that will be tried once more. */
    static Optional<Instant> oldestWaiting() {
        return NotificationMessage.find("nextTryAt is not null order by createdAt")
                .<NotificationMessage>firstResultOptional()
                .map(message -> message.createdAt);
    }

    /** waiting, delivered or dead. */
    public String state() {
        return deliveredAt != null ? "delivered" : nextTryAt != null ? "waiting" : "dead";
    }
}
