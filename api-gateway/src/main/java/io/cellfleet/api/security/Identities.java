package io.cellfleet.api.security;

import io.cellfleet.api.caller.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Instant;
import java.util.Optional;

/** Makes what Quarkus knows a caller by. */
final class Identities {

    /** The attribute in which a caller stands. */
    static final String CALLER = "cellfleet.caller";

    /** In no user's name. */
    private static final char BETWEEN = ' ';

    private Identities() {}

    static SecurityIdentity of(Caller caller) {
        return of(caller, caller.name());
    }

    /**
     * Of somebody who has the page's cookie, or gets it: what Quarkus seals into the cookie is the name of the principal, so
     * that says since when, too.
     */
    static SecurityIdentity ofCookie(Caller caller, Instant signedInAt) {
        return of(caller, caller.name() + BETWEEN + signedInAt.getEpochSecond());
    }

    /** What a cookie says. */
    record InCookie(String name, Instant signedInAt) {

        /** Empty for one of a release that did not say since when. */
        static Optional<InCookie> parse(String principal) {
            int between = principal.lastIndexOf(BETWEEN);
            String seconds = principal.substring(between + 1);
            return between > 0 && seconds.matches("\\d{1,12}")
                    ? Optional.of(new InCookie(
                            principal.substring(0, between), Instant.ofEpochSecond(Long.parseLong(seconds))))
                    : Optional.empty();
        }
    }

    private static SecurityIdentity of(Caller caller, String principal) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(principal))
                .addRoles(caller.role().included())
                .addAttribute(CALLER, caller)
                .build();
    }
}
