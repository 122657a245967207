package io.cellfleet.api.security;

import io.cellfleet.api.caller.Caller;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Makes a caller of a signed token. The token says who it is; what he may do is what the user may do now, and a token
 * that is older than his password is worthless.
 */
@ApplicationScoped
public class TokenIdentityAugmentor implements SecurityIdentityAugmentor {

    private final Users users;
    private final OidcUsers oidcUsers;

    TokenIdentityAugmentor(Users users, OidcUsers oidcUsers) {
        this.users = users;
        this.oidcUsers = oidcUsers;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        if (!Tokens.ISSUER.equals(token.getIssuer())) {
            return Uni.createFrom().item(Identities.of(oidcUsers.caller(token)));
        }
        return context.runBlocking(() -> Identities.of(local(token)));
    }

    private Caller local(JsonWebToken token) {
        Instant issuedAt = Instant.ofEpochSecond(token.getIssuedAtTime());
        return users.account(token.getName())
                .filter(account -> account.accepts(issuedAt))
                .map(account -> account.caller(Optional.of(issuedAt)))
                .orElseThrow(() -> new AuthenticationFailedException("the user is gone or has another password"));
    }
}
