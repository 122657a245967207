package io.cellfleet.api.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets tokens of the configured issuer be verified with the keys that it publishes. All others are verified as our own.
 */
@ApplicationScoped
public class OidcIssuer implements TenantConfigResolver {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<OidcTenantConfig> issuer;
    private final Optional<String> name;

    OidcIssuer(OidcConfig config) {
        name = config.issuer();
        issuer = name.map(url -> {
            var builder = OidcTenantConfig.authServerUrl(url)
                    .tenantId("issuer")
                    .applicationType(io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType.SERVICE);
            config.audience()
                    .ifPresent(audience -> builder.token().audience(audience).end());
            return builder.build();
        });
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext context, OidcRequestContext<OidcTenantConfig> requestContext) {
        boolean isTheirs = issuer.isPresent()
                && name.equals(
                        Optional.ofNullable(claimedIssuer(context.request().getHeader(HttpHeaders.AUTHORIZATION))));
        return isTheirs ? Uni.createFrom().item(issuer.get()) : Uni.createFrom().nullItem();
    }

    /** Whom the token names, believed by nobody before it is verified; null when it is no such token. */
    private static @Nullable String claimedIssuer(@Nullable String authorization) {
        String[] parts = authorization == null ? new String[0] : authorization.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path("iss")
                    .asText(null);
        } catch (IllegalArgumentException | IOException e) {
            return null;
        }
    }
}
