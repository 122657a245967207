package io.cellfleet.api.security;

import io.cellfleet.api.caller.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** Makes what Quarkus knows a caller by. */
final class Identities {

    /** The attribute in which a caller stands. */
    static final String CALLER = "cellfleet.caller";

    private Identities() {}

    static SecurityIdentity of(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.name()))
                .addRoles(caller.role().included())
                .addAttribute(CALLER, caller)
                .build();
    }
}
