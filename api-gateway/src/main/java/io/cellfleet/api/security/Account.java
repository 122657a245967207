package io.cellfleet.api.security;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * A user as the registry knows it.
 *
 * @param tenantId  empty: sees all tenants
 * @param validFrom what was issued before is worthless
 * @param revision  grows by one with every change
 */
public record Account(String name, Role role, Optional<String> tenantId, Instant validFrom, long revision) {

    /**
     * The same person, asking.
     *
     * @param signedInAt when the password was given; empty where that is not known
     */
    Caller caller(Optional<Instant> signedInAt) {
        return new Caller(name, role, tenantId, signedInAt, Optional.empty(), true);
    }

    /** Whether what was issued then is still worth something. */
    boolean accepts(Instant issuedAt) {
        return !issuedAt.isBefore(validFrom);
    }

    static Account of(UserAccount account) {
        return new Account(
                account.name, account.role, Optional.ofNullable(account.tenantId), account.validFrom, account.revision);
    }
}
