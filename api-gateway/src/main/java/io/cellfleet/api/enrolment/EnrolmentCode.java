package io.cellfleet.api.enrolment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A code that was handed out, as it stands in the database. */
@Entity
@Table(name = "enrolment_code")
public class EnrolmentCode extends PanacheEntityBase {

    /** SHA-256 in hexadecimal digits. */
    @Id
    public String hash;

    @Column(name = "gateway_id")
    public String gatewayId;

    /** A label of {@link Purpose}. */
    public String purpose;

    @Column(name = "expires_at")
    public Instant expiresAt;

    /** Null: it waits. */
    @Column(name = "used_at")
    public @Nullable Instant usedAt;

    @Column(name = "created_by")
    public String createdBy;

    /** The one code of a gateway that can still be used. */
    static Optional<EnrolmentCode> waitingFor(String gatewayId, Instant now) {
        return find("gatewayId = ?1 and usedAt is null and expiresAt > ?2", gatewayId, now)
                .firstResultOptional();
    }
}
