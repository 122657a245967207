package io.cellfleet.api.security;

import io.cellfleet.api.caller.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wished of a user.
 *
 * @param tenantId empty: sees all tenants
 * @param password null: as it was; a new user needs one
 */
public record UserWish(
        Role role, Optional<String> tenantId, @Nullable String password) {

    @Override
    public String toString() {
        return "UserWish " + role + " " + tenantId; // the password must not reach a log
    }
}
