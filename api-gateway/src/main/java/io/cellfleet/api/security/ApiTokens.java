package io.cellfleet.api.security;

import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Role;
import io.cellfleet.api.secret.Secrets;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CacheResult;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens for programs: they live longer than a sign-in, may do less than their user, and can be taken back. */
@ApplicationScoped
public class ApiTokens {

    /** What every such token begins with, so that it is told from others and found where it should not be. */
    static final String PREFIX = "cft_";

    public static final Duration LONGEST_LIFE = Duration.ofDays(366);

    private static final int MOST_OF_A_USER = 50;
    private static final int ID_BYTES = 9;
    private static final int SECRET_BYTES = 32;
    private static final String KNOWN = "api-tokens";

    private final Users users;
    private final Cache remembered;
    private final Audit audit;

    ApiTokens(Users users, Audit audit, @CacheName(KNOWN) Cache remembered) {
        this.users = users;
        this.remembered = remembered;
        this.audit = audit;
    }

    /**
     * What is told of a token.
     *
     * @param role at most so much, and never more than the user's own
     */
    public record Entry(String id, String userName, String label, Role role, Instant createdAt, Instant expiresAt) {

        static Entry of(ApiToken token) {
            return new Entry(token.id, token.userName, token.label, token.role, token.createdAt, token.expiresAt);
        }
    }

    /** What became of the wish for a token. */
    public sealed interface Write {

        /**
         * @param text shown this once
         */
        record Made(Entry entry, String text) implements Write {

            @Override
            public String toString() {
                return "token " + entry; // the text must not reach a log
            }
        }

        record TooMany(int most) implements Write {}
    }

    /** As it is looked up for a request. */
    record Known(String id, String secretHash, String userName, Role role, Instant expiresAt) {}

    /** Makes a token for the caller himself. */
    public Write make(String label, Role role, Duration life, By by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            String user = by.caller().name();
            if (ApiToken.count("userName", user) >= MOST_OF_A_USER) {
                return new Write.TooMany(MOST_OF_A_USER);
            }
            String secret = Secrets.random(SECRET_BYTES);
            ApiToken token = new ApiToken();
            token.id = Secrets.random(ID_BYTES).replace('_', 'x').replace('-', 'y');
            token.secretHash = Secrets.hash(secret);
            token.userName = user;
            token.label = label;
            token.role = role;
            token.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            token.expiresAt = token.createdAt.plus(life);
            token.persist();
            Entry entry = Entry.of(token);
            audit.add(by, entry(by, token.id, "created", null, entry));
            return new Write.Made(entry, PREFIX + token.id + "_" + secret);
        });
    }

    /** Of one user, the oldest first; those that have expired too. */
    public List<Entry> of(String userName) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ApiToken.<ApiToken>find("userName = ?1 order by createdAt, id", userName).stream()
                        .map(Entry::of)
                        .toList());
    }

    /**
     * Takes a token back.
     *
     * @return false when this user has no such token
     */
    public boolean remove(String id, String userName, By by) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                ApiToken token = ApiToken.findById(id);
                if (token == null || !token.userName.equals(userName)) {
                    return false;
                }
                audit.add(by, entry(by, id, "removed", Entry.of(token), null));
                token.delete();
                return true;
            });
        } finally {
            // After the commit: before it somebody could read it once more.
            remembered.invalidate(id).await().indefinitely();
        }
    }

    private static Audit.Entry entry(
            By by, String id, String operation, @Nullable Object before, @Nullable Object after) {
        return new Audit.Entry(Kind.TOKEN, id, by.caller().tenantId().orElse(null), operation, null, before, after);
    }

    /**
     * Who uses this token; empty when it is not known, not right, or too old.
     *
     * @param text as it stands in the header
     */
    Optional<Caller> caller(String text, Instant now) {
        String[] parts = text.substring(PREFIX.length()).split("_", 2);
        if (parts.length != 2 || parts[0].isEmpty() || parts[0].indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return known(parts[0])
                .filter(token -> MessageDigest.isEqual(
                        token.secretHash().getBytes(StandardCharsets.US_ASCII),
                        Secrets.hash(parts[1]).getBytes(StandardCharsets.US_ASCII)))
                .filter(token -> now.isBefore(token.expiresAt()))
                .flatMap(token -> users.account(token.userName()).map(account -> caller(token, account)));
    }

    @CacheResult(cacheName = KNOWN)
    Optional<Known> known(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ApiToken.<ApiToken>findByIdOptional(id)
                        .map(token ->
                                new Known(token.id, token.secretHash, token.userName, token.role, token.expiresAt)));
    }

    private static Caller caller(Known token, Account account) {
        Role least = token.role().compareTo(account.role()) < 0 ? token.role() : account.role();
        return new Caller(account.name(), least, account.tenantId(), Optional.empty(), Optional.of(token.id()), true);
    }
}
