package io.cellfleet.api.security;

import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;

/** Tokens for programs. */
@ApplicationScoped
public class Tokens {

    static final String ISSUER = "cellfleet";
    private static final Duration LIFE = Duration.ofHours(1);

    private final PrivateKey key;

    Tokens(SecurityConfig config) {
        key = SecretsFolder.open(config.secrets()).tokenKey();
    }

    /**
     * A signed token.
     *
     * @param text goes into {@code Authorization: Bearer}
     */
    public record Token(String text, Instant expiresAt) {}

    public Token issue(Account user, Instant now) {
        Instant expiresAt = now.plus(LIFE);
        String text = Jwt.issuer(ISSUER)
                .subject(user.name())
                .upn(user.name())
                .groups(user.role().included())
                .issuedAt(now)
                .expiresAt(expiresAt)
                .sign(key);
        return new Token(text, expiresAt);
    }
}
