package io.cellfleet.api.security;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Role;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Makes callers of the tokens of somebody else who knows the users. */
@ApplicationScoped
public class OidcUsers {

    private static final String ALL_TENANTS = "*";
    private static final int LONGEST_NAME = 63;

    private final OidcConfig config;

    OidcUsers(OidcConfig config) {
        this.config = config;
    }

    /**
     * Who this token is of.
     *
     * @throws AuthenticationFailedException when it names nobody, or no role of ours
     */
    Caller caller(JsonWebToken token) {
        String name = token.getName() == null ? token.getSubject() : token.getName();
        if (name == null || name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new AuthenticationFailedException("the token names no user of 1 to " + LONGEST_NAME + " characters");
        }
        Role role = roles(token)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new AuthenticationFailedException(
                        "the token has no role of ours in its claim " + config.roleClaim()));
        Object tenant = token.getClaim(config.tenantClaim());
        String tenantId = tenant == null ? config.presetTenant() : text(tenant);
        return new Caller(
                name,
                role,
                Optional.of(tenantId).filter(id -> !id.equals(ALL_TENANTS)),
                signedInAt(token),
                Optional.empty(),
                false);
    }

    /** A token that was got with an older one is new, but nobody has signed in for it. */
    private static Optional<Instant> signedInAt(JsonWebToken token) {
        Object seconds = token.getClaim(Claims.auth_time.name());
        return switch (seconds) {
            case JsonNumber number -> Optional.of(Instant.ofEpochSecond(number.longValue()));
            case Number number -> Optional.of(Instant.ofEpochSecond(number.longValue()));
            case null, default -> Optional.empty();
        };
    }

    private Stream<Role> roles(JsonWebToken token) {
        String[] steps = config.roleClaim().split("/", -1);
        Object found = token.getClaim(steps[0]);
        for (int i = 1; i < steps.length; i++) {
            found = found instanceof JsonObject object ? object.get(steps[i]) : null;
        }
        return texts(found).flatMap(text -> Role.labelled(text).stream());
    }

    private static Stream<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case null -> Stream.empty();
            case JsonArray array -> array.stream().map(OidcUsers::text);
            case Collection<?> many -> many.stream().map(OidcUsers::text);
            default -> Stream.of(text(claim));
        };
    }

    private static String text(Object claim) {
        return claim instanceof JsonString string
                ? string.getString()
                : claim instanceof JsonValue value ? value.toString() : String.valueOf(claim);
    }
}
