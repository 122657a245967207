package io.cellfleet.api.security;

import io.cellfleet.api.caller.Role;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A local user, as it stands in the database. */
@Entity
@Table(name = "app_user")
public class UserAccount extends PanacheEntityBase {

    @Id
    public String name;

    /** Null: sees all tenants. */
    @Column(name = "tenant_id")
    public @Nullable String tenantId;

    /** bcrypt. */
    @Column(name = "password_hash")
    public String passwordHash;

    @Enumerated(EnumType.STRING)
    public Role role;

    public long revision;

    /** Tokens and cookies that were issued before are worthless. */
    @Column(name = "valid_from")
    public Instant validFrom;
}
