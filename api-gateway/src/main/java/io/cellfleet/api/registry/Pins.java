package io.cellfleet.api.registry;

import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.caller.Caller;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The PINs of packs (rule C7): beside a role, whoever changes settings or counters must know it. */
@ApplicationScoped
public class Pins {

    /** Of a new pack, and after a reset. */
    public static final String PRESET = "1234";

    private static final Pattern FORM = Pattern.compile("\\d{4,8}");
    private static final int FREE_TRIES = 5;
    private static final Duration FIRST_LOCK = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOCK = Duration.ofDays(1);

    private final Audit audit;

    Pins(Audit audit) {
        this.audit = audit;
    }

    /** Whether somebody may change settings and counters of a pack. */
    public sealed interface Outcome {

        record Right() implements Outcome {}

        /** There is no such pack for this caller. */
        record UnknownPack() implements Outcome {}

        /** None was given, and it is needed. */
        record Missing() implements Outcome {}

        /** The tenant asks for no PIN, but for a password that was given a short time ago. */
        record NotFresh() implements Outcome {}

        record Wrong(int triesLeft) implements Outcome {}

        /** Too many were wrong; nothing was looked at. */
        record Locked(Duration pause) implements Outcome {}

        /** A new one has the wrong form. */
        record BadForm() implements Outcome {}
    }

    /**
     * Looks at a PIN. A wrong one is counted, whatever becomes of the change.
     *
     * @param pin null: none was given
     */
    public Outcome check(String packId, @Nullable String pin, Caller caller) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Pack pack = Pack.findById(packId, LockModeType.PESSIMISTIC_WRITE);
            Tenant tenant = pack == null ? null : tenant(pack);
            if (tenant == null || !caller.sees(tenant.id)) {
                return new Outcome.UnknownPack();
            }
            if (!tenant.pinRequired) {
                return caller.isFresh(Instant.now()) ? new Outcome.Right() : new Outcome.NotFresh();
            }
            return check(pack, pin, Instant.now());
        });
    }

    private static Outcome check(Pack pack, @Nullable String pin, Instant now) {
        if (pin == null) {
            return new Outcome.Missing();
        }
        if (pack.pinLockedUntil != null && now.isBefore(pack.pinLockedUntil)) {
            return new Outcome.Locked(Duration.between(now, pack.pinLockedUntil));
        }
        if (matches(pack, pin)) {
            pack.pinFailures = 0;
            pack.pinLockedUntil = null;
            return new Outcome.Right();
        }
        pack.pinFailures++;
        if (pack.pinFailures < FREE_TRIES) {
            return new Outcome.Wrong(FREE_TRIES - pack.pinFailures);
        }
        Duration pause = pauseAfter(pack.pinFailures);
        pack.pinLockedUntil = now.plus(pause);
        return new Outcome.Locked(pause);
    }

    /** Changes the PIN for somebody who knows the old one. */
    public Outcome change(String packId, @Nullable String old, String wished, By by) {
        if (!FORM.matcher(wished).matches()) {
            return new Outcome.BadForm();
        }
        Outcome outcome = check(packId, old, by.caller());
        if (outcome instanceof Outcome.Right) {
            set(packId, wished.equals(PRESET) ? null : BcryptUtil.bcryptHash(wished), "PIN changed", by);
        }
        return outcome;
    }

    /** Back to {@link #PRESET}, for whoever may do that without knowing the old one. */
    public Outcome reset(String packId, By by) {
        return set(packId, null, "PIN reset", by);
    }

    private Outcome set(String packId, @Nullable String hash, String operation, By by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Pack pack = Pack.findById(packId, LockModeType.PESSIMISTIC_WRITE);
            Tenant tenant = pack == null ? null : tenant(pack);
            if (tenant == null || !by.caller().sees(tenant.id)) {
                return new Outcome.UnknownPack();
            }
            pack.pinHash = hash;
            pack.pinFailures = 0;
            pack.pinLockedUntil = null;
            audit.add(by, new Audit.Entry(Kind.PACK, packId, tenant.id, operation, null, null, null));
            return new Outcome.Right();
        });
    }

    private static Tenant tenant(Pack pack) {
        Installation installation = Installation.findById(pack.installationId);
        return Tenant.findById(installation.tenantId);
    }

    private static boolean matches(Pack pack, String pin) {
        return pack.pinHash == null ? PRESET.equals(pin) : BcryptUtil.matches(pin, pack.pinHash);
    }

    private static Duration pauseAfter(int failures) {
        Duration pause = FIRST_LOCK.multipliedBy(1L << Math.min(failures - FREE_TRIES, 20));
        return pause.compareTo(LONGEST_LOCK) < 0 ? pause : LONGEST_LOCK;
    }
}
