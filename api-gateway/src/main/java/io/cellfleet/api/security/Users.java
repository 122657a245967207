package io.cellfleet.api.security;

import io.cellfleet.api.registry.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The local users: who signs in with which password, and what they may do. */
@ApplicationScoped
public class Users {

    private final GuessingGuard guard = new GuessingGuard();

    /** Looks at a name and a password. Slow on purpose. */
    public SignIn signIn(String name, String password) {
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
        return new SignIn.Accepted(name, account.get().role);
    }

    /** The role that a user has now; empty when there is no such user any more. */
    public Optional<Role> role(String name) {
        return find(name).map(account -> account.role);
    }

    /**
     * Creates a user or replaces role and password. The last administrator keeps its role, because nobody could give
     * it back.
     *
     * @throws IllegalArgumentException when the password is too short or too long
     */
    public UserWrite put(String name, Role role, String password) {
        Password.check("password", password);
        String hash = Password.hash(password);
        return QuarkusTransaction.requiringNew().call(() -> {
            lock();
            UserAccount known = UserAccount.findById(name);
            if (known != null && role != Role.ADMINISTRATOR && isLastAdministrator(known)) {
                return UserWrite.LAST_ADMINISTRATOR;
            }
            UserAccount account = known != null ? known : new UserAccount();
            account.name = name;
            account.tenantId = Tenant.DEFAULT;
            account.role = role;
            account.passwordHash = hash;
            account.persist();
            return known == null ? UserWrite.CREATED : UserWrite.REPLACED;
        });
    }

    /** Creates the first user, and does nothing where there is one. */
    boolean putFirst(String name, Role role, String password) {
        String hash = Password.hash(password);
        return QuarkusTransaction.requiringNew().call(() -> {
            lock();
            if (UserAccount.count() > 0) {
                return false;
            }
            UserAccount account = new UserAccount();
            account.name = name;
            account.tenantId = Tenant.DEFAULT;
            account.role = role;
            account.passwordHash = hash;
            account.persist();
            return true;
        });
    }

    boolean isEmpty() {
        return QuarkusTransaction.requiringNew().call(() -> UserAccount.count() == 0);
    }

    private static boolean isLastAdministrator(UserAccount account) {
        return account.role == Role.ADMINISTRATOR && UserAccount.count("role", Role.ADMINISTRATOR) == 1;
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
