package io.cellfleet.api.security;

import io.cellfleet.api.caller.Caller;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says who is asking. */
@ApplicationScoped
public class Callers {

    private final SecurityIdentity identity;

    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller of the request that runs. */
    public Caller now() {
        Caller caller = identity.getAttribute(Identities.CALLER);
        if (caller == null) {
            throw new UnauthorizedException();
        }
        return caller;
    }

    /** The same, or empty where nobody is signed in. */
    public Optional<Caller> known() {
        return identity.isAnonymous()
                ? Optional.empty()
                : Optional.ofNullable(identity.getAttribute(Identities.CALLER));
    }
}
