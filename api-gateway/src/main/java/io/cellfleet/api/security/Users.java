package io.cellfleet.api.security;

import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Role;
import io.cellfleet.api.registry.Tenant;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CacheResult;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The local users: who signs in with which password, what they may do, and whose things they see. */
@ApplicationScoped
public class Users {

    /** Looked at again after five seconds, so that a change made by another process counts then. */
    private static final String ACCOUNTS = "accounts";

    private final GuessingGuard guard = new GuessingGuard();
    private final Audit audit;
    private final Cache remembered;

    Users(Audit audit, @CacheName(ACCOUNTS) Cache remembered) {
        this.audit = audit;
        this.remembered = remembered;
    }

    /** As the audit shows a user. */
    private record Shown(String role, Optional<String> tenantId) {

        static Shown of(UserAccount account) {
            return new Shown(account.role.label(), Optional.ofNullable(account.tenantId));
        }
    }

    /** Looks at a name and a password. Slow on purpose. */
    public SignIn signIn(String name, String password) {
        return guard.oneAtATime(name, () -> look(name, password), SignIn.Paused::new);
    }

    private SignIn look(String name, String password) {
        Duration pause = guard.pause(name, Instant.now());
        if (!pause.isZero()) {
            return new SignIn.Paused(pause);
        }
        Optional<UserAccount> account = find(name);
        boolean right = account.isPresent()
                ? Password.matches(password, account.get().passwordHash)
                : Password.matchesNobodys(password);
        if (!right || account.isEmpty()) {
            guard.wrong(name, Instant.now());
            return new SignIn.Wrong();
        }
        guard.right(name);
        return new SignIn.Accepted(Account.of(account.get()));
    }

    /** A user as he is now or was a few seconds ago; empty when there is no such user any more. */
    @CacheResult(cacheName = ACCOUNTS)
    public Optional<Account> account(String name) {
        return find(name).map(Account::of);
    }

    /** A user as if he were asking now; empty when there is no such user any more. */
    public Optional<Caller> asCaller(String name) {
        return account(name).map(account -> account.caller(Optional.empty()));
    }

    /** A user that this caller sees. */
    public Optional<Account> account(Caller caller, String name) {
        return find(name).filter(account -> isSeen(caller, account)).map(Account::of);
    }

    /**
     * A page of the users that this caller sees, by name.
     *
     * @param after the last name of the page before; empty for the first page
     */
    public List<Account> accounts(Caller caller, String after, int limit) {
        String tenantId = caller.tenantId().orElse("");
        return QuarkusTransaction.requiringNew()
                .call(() -> UserAccount.<UserAccount>find(
                                "name > ?1 and (?2 = '' or tenantId = ?2) order by name", after, tenantId)
                        .page(0, limit)
                        .stream()
                        .map(Account::of)
                        .toList());
    }

    /**
     * Creates a user or changes him. The last administrator who sees all tenants stays one, because nobody could give
     * that back. Another password makes what was issued before worthless.
     */
    public UserWrite put(String name, UserWish wish, By by) {
        String bad = wish.password() == null ? null : Password.complaint("password", wish.password());
        if (bad != null) {
            return new UserWrite.BadPassword(bad);
        }
        String hash = wish.password() == null ? null : Password.hash(wish.password());
        return written(
                name,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    lock();
                    UserAccount known = UserAccount.findById(name);
                    if (known != null && !isSeen(by.caller(), known)) {
                        return new UserWrite.Unknown();
                    }
                    if (!mayBeIn(by.caller(), wish.tenantId())) {
                        return new UserWrite.UnknownTenant(wish.tenantId().orElse(""));
                    }
                    if (known == null) {
                        return create(name, wish, hash, by);
                    }
                    return change(known, wish, hash, by);
                }));
    }

    /** What is remembered of a user is forgotten after the commit: before it somebody could read the old once more. */
    private UserWrite written(String name, Supplier<UserWrite> write) {
        try {
            return write.get();
        } finally {
            remembered.invalidate(name).await().indefinitely();
        }
    }

    private UserWrite create(String name, UserWish wish, @Nullable String hash, By by) {
        by.precondition().checkMissing();
        if (hash == null) {
            return new UserWrite.NoPassword();
        }
        UserAccount account = newAccount(name, wish, hash);
        account.persist();
        audit(by, account, "created", null);
        return new UserWrite.Written(Account.of(account), true);
    }

    private UserWrite change(UserAccount known, UserWish wish, @Nullable String hash, By by) {
        Shown before = Shown.of(known);
        boolean same = known.role == wish.role()
                && Optional.ofNullable(known.tenantId).equals(wish.tenantId())
                && (wish.password() == null || Password.matches(wish.password(), known.passwordHash));
        by.precondition().checkPresent(known.revision, !same);
        boolean stays = wish.role() == Role.ADMINISTRATOR && wish.tenantId().isEmpty();
        if (!stays && isLastAdministrator(known)) {
            return new UserWrite.LastAdministrator();
        }
        if (!same) {
            known.role = wish.role();
            known.tenantId = wish.tenantId().orElse(null);
            known.revision++;
            if (hash != null) {
                known.passwordHash = hash;
                known.validFrom = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            }
            audit(by, known, hash == null ? "changed" : "changed, with a new password", before);
        }
        return new UserWrite.Written(Account.of(known), false);
    }

    /** Takes a user away, with his API tokens. */
    public UserWrite remove(String name, By by) {
        return written(
                name,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    lock();
                    UserAccount known = UserAccount.findById(name);
                    if (known == null || !isSeen(by.caller(), known)) {
                        return new UserWrite.Unknown();
                    }
                    by.precondition().checkPresent(known.revision, true);
                    if (isLastAdministrator(known)) {
                        return new UserWrite.LastAdministrator();
                    }
                    audit.add(
                            by,
                            new Audit.Entry(Kind.USER, name, known.tenantId, "removed", null, Shown.of(known), null));
                    known.delete();
                    return new UserWrite.Written(Account.of(known), false);
                }));
    }

    /**
     * Changes one's own password.
     *
     * @return {@link UserWrite.Unknown} when the old one is wrong
     */
    public UserWrite changePassword(String name, String old, String wished, By by) {
        SignIn signIn = signIn(name, old);
        if (signIn instanceof SignIn.Paused paused) {
            return new UserWrite.Paused(paused.pause());
        }
        if (!(signIn instanceof SignIn.Accepted)) {
            return new UserWrite.Unknown();
        }
        String bad = Password.complaint("password", wished);
        if (bad != null) {
            return new UserWrite.BadPassword(bad);
        }
        String hash = Password.hash(wished);
        return written(
                name,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    UserAccount known = UserAccount.findById(name, LockModeType.PESSIMISTIC_WRITE);
                    known.passwordHash = hash;
                    known.validFrom = Instant.now().truncatedTo(ChronoUnit.SECONDS);
                    known.revision++;
                    audit(by, known, "changed, with a new password", Shown.of(known));
                    return new UserWrite.Written(Account.of(known), false);
                }));
    }

    /** Creates the first user, and does nothing where there is one. */
    boolean putFirst(String name, Role role, String password) {
        String hash = Password.hash(password);
        return QuarkusTransaction.requiringNew().call(() -> {
            lock();
            if (UserAccount.count() > 0) {
                return false;
            }
            newAccount(name, new UserWish(role, Optional.empty(), password), hash)
                    .persist();
            return true;
        });
    }

    boolean isEmpty() {
        return QuarkusTransaction.requiringNew().call(() -> UserAccount.count() == 0);
    }

    private void audit(By by, UserAccount account, String operation, @Nullable Shown before) {
        audit.add(
                by,
                new Audit.Entry(
                        Kind.USER,
                        account.name,
                        account.tenantId,
                        operation,
                        account.revision,
                        before,
                        Shown.of(account)));
    }

    private static UserAccount newAccount(String name, UserWish wish, String hash) {
        UserAccount account = new UserAccount();
        account.name = name;
        account.tenantId = wish.tenantId().orElse(null);
        account.role = wish.role();
        account.passwordHash = hash;
        account.revision = 1;
        account.validFrom = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return account;
    }

    /** Who sees all tenants is seen only by those who do. */
    private static boolean isSeen(Caller caller, UserAccount account) {
        return account.tenantId == null ? caller.seesAllTenants() : caller.sees(account.tenantId);
    }

    private static boolean mayBeIn(Caller caller, Optional<String> tenantId) {
        return tenantId.isEmpty()
                ? caller.seesAllTenants()
                : caller.sees(tenantId.get()) && Tenant.findById(tenantId.get()) != null;
    }

    private static boolean isLastAdministrator(UserAccount account) {
        return account.role == Role.ADMINISTRATOR
                && account.tenantId == null
                && UserAccount.count("role = ?1 and tenantId is null", Role.ADMINISTRATOR) == 1;
    }

    private static Optional<UserAccount> find(String name) {
        // PostgreSQL refuses to be asked for a text with a zero character in it.
        return name.indexOf('\0') >= 0
                ? Optional.empty()
                : QuarkusTransaction.requiringNew().call(() -> UserAccount.findByIdOptional(name));
    }

    private static void lock() {
        Tenant.findById(Tenant.DEFAULT, LockModeType.PESSIMISTIC_WRITE);
    }
}
