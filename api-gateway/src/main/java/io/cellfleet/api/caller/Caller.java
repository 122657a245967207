package io.cellfleet.api.caller;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is asking: what he may do, and whose things he sees.
 *
 * @param name       the user's
 * @param tenantId   empty: all tenants
 * @param signedInAt when the password was given; empty where that is not known or was none, as with an API token
 * @param tokenId    of the API token that he uses; empty: none
 * @param isLocal    false: somebody else knows him, and a local user may have the same name
 */
public record Caller(
        String name,
        Role role,
        Optional<String> tenantId,
        Optional<Instant> signedInAt,
        Optional<String> tokenId,
        boolean isLocal) {

    /** This service, where nobody asked. No user's name has a space. */
    public static final Caller ITSELF = new Caller(
            "cellfleet itself", Role.ADMINISTRATOR, Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** How long a sign-in counts as fresh (rule C7). */
    public static final Duration FRESH = Duration.ofMinutes(10);

    /** Whether what belongs to this tenant exists for him. */
    public boolean sees(String tenant) {
        return tenantId.isEmpty() || tenantId.get().equals(tenant);
    }

    /** What his requests are counted under. */
    public String limitKey() {
        return tokenId.map(id -> "token " + id).orElse((isLocal ? "user " : "foreign user ") + name);
    }

    public boolean seesAllTenants() {
        return tenantId.isEmpty();
    }

    /** Whether the password was given a short time ago. */
    public boolean isFresh(Instant now) {
        return signedInAt.isPresent() && signedInAt.get().plus(FRESH).isAfter(now);
    }
}
