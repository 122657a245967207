package io.cellfleet.api.security;

import io.cellfleet.api.security.Identities.InCookie;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
        return context.runBlocking(() -> InCookie.parse(request.getPrincipal())
                .flatMap(this::identity)
                .orElseThrow(AuthenticationFailedException::new));
    }

    /** Empty when the user is gone, or has another password since. */
    private Optional<SecurityIdentity> identity(InCookie cookie) {
        Instant signedInAt = cookie.signedInAt();
        return users.account(cookie.name())
                .filter(account -> account.accepts(signedInAt))
                .map(account -> Identities.ofCookie(account.caller(Optional.of(signedInAt)), signedInAt));
    }
}
