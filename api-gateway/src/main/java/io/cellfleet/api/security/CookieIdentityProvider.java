package io.cellfleet.api.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Knows again who signed in, from the name inside the encrypted cookie. Role and tenant are those that the user has
 * now.
 */
@ApplicationScoped
public class CookieIdentityProvider implements IdentityProvider<TrustedAuthenticationRequest> {

    private final Users users;

    CookieIdentityProvider(Users users) {
        this.users = users;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        String name = request.getPrincipal();
        return context.runBlocking(() -> users.account(name)
                .map(account -> Identities.of(account.caller(Optional.empty())))
                .orElseThrow(AuthenticationFailedException::new));
    }
}
