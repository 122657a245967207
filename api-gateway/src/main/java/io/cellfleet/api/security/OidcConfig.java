package io.cellfleet.api.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Tokens of somebody else who knows the users. One setting, the issuer, is enough. */
@ConfigMapping(prefix = "cellfleet.api.oidc")
public interface OidcConfig {

    /** The issuer, as {@code https://login.example.com/realms/fleet}: what stands in the claim {@code iss}. */
    Optional<String> issuer();

    /** What must stand in the claim {@code aud}; not looked at when it is not set. */
    Optional<String> audience();

    /**
     * The claim with the roles: a list that has viewer, operator, installer or administrator in it. A slash leads into
     * an object, as {@code realm_access/roles}.
     */
    @WithDefault("groups")
    String roleClaim();

    /** The claim with the tenant's id, or * for all tenants. */
    @WithDefault("cellfleet_tenant")
    String tenantClaim();

    /** The tenant of whoever has no such claim; never all. */
    @WithDefault("default")
    String presetTenant();
}
