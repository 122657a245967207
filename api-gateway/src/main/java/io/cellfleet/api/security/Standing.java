package io.cellfleet.api.security;

import io.cellfleet.api.caller.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Whether somebody who was let in some time ago would be let in still: an answer may last for days. */
@ApplicationScoped
public class Standing {

    /** An issuer's users are not known here: they show a token again. */
    private static final Duration FOREIGN = Duration.ofHours(1);

    private final Users users;
    private final ApiTokens tokens;

    Standing(Users users, ApiTokens tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    /**
     * Looks at what is known now, or was a few seconds ago.
     *
     * @param since when he was let in
     */
    public boolean isStill(Caller caller, Instant since, Instant now) {
        if (!caller.isLocal()) {
            return now.isBefore(since.plus(FOREIGN));
        }
        boolean hasToken = caller.tokenId()
                .map(id -> tokens.known(id)
                        .filter(token -> now.isBefore(token.expiresAt()))
                        .isPresent())
                .orElse(true);
        return hasToken
                && users.account(caller.name())
                        .filter(account -> account.tenantId().equals(caller.tenantId()))
                        .filter(account ->
                                caller.signedInAt().map(account::accepts).orElse(true))
                        .isPresent();
    }
}
