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

/** A user's token for a program, as it stands in the database. */
@Entity
@Table(name = "api_token")
public class ApiToken extends PanacheEntityBase {

    /** Stands in the token itself, before the secret. */
    @Id
    public String id;

    /** SHA-256 in hexadecimal digits: the secret has 256 random bits, so nobody guesses it from that. */
    @Column(name = "secret_hash")
    public String secretHash;

    @Column(name = "user_name")
    public String userName;

    public String label;

    /** At most so much, and never more than the user's own role. */
    @Enumerated(EnumType.STRING)
    public Role role;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;
}
