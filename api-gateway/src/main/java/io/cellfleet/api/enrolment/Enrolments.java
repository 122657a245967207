package io.cellfleet.api.enrolment;

import io.cellfleet.api.registry.Gateway;
import io.cellfleet.api.security.GuessingGuard;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/** Exchanges codes for identities. */
@ApplicationScoped
public class Enrolments {

    private static final Logger LOG = Logger.getLogger(Enrolments.class);

    /** Kafka is waited for inside. */
    private static final int TRANSACTION_SECONDS = 60;

    private final FleetKeys keys;
    private final KafkaAccess access;
    private final EnrolmentsSeen seen;
    private final GatewaysHeard heard;
    private final GuessingGuard guard = new GuessingGuard();

    Enrolments(FleetKeys keys, KafkaAccess access, EnrolmentsSeen seen, GatewaysHeard heard) {
        this.keys = keys;
        this.access = access;
        this.seen = seen;
        this.heard = heard;
    }

    /**
     * Uses a code up and makes whoever has it the gateway it is for. Of two that come at once with the same code one gets
     * it. When Kafka gives no access nothing has changed but that an access the gateway had before may be over.
     *
     * @param from the address that asks
     */
    public Enrolled enrol(String code, String from) {
        if (!keys.arePossible()) {
            return new Enrolled.NoSecret();
        }
        if (!seen.areKnown()) {
            return new Enrolled.NotYet();
        }
        return guard.oneAtATime(from, () -> look(code, from), Enrolled.Paused::new);
    }

    private Enrolled look(String code, String from) {
        Duration pause = guard.pause(from, Instant.now());
        if (!pause.isZero()) {
            return new Enrolled.Paused(pause);
        }
        Enrolled enrolled;
        try {
            enrolled = QuarkusTransaction.requiringNew()
                    .timeout(TRANSACTION_SECONDS)
                    .call(() -> exchange(OneTimeCode.hash(code), Instant.now()));
        } catch (KafkaAccess.AccessRefused refused) {
            LOG.warnf("a gateway could not be enrolled, reason=%s", refused.getMessage());
            return new Enrolled.NoAccess(refused.getMessage());
        }
        if (enrolled instanceof Enrolled.Unknown) {
            guard.wrong(from, Instant.now());
        } else {
            guard.right(from);
            LOG.infof("enrolled %s", enrolled);
        }
        return enrolled;
    }

    private Enrolled exchange(String hash, Instant now) {
        EnrolmentCode code = EnrolmentCode.findById(hash, LockModeType.PESSIMISTIC_WRITE);
        if (code == null || code.usedAt != null || !now.isBefore(code.expiresAt)) {
            return new Enrolled.Unknown();
        }
        Gateway gateway = Gateway.findById(code.gatewayId, LockModeType.PESSIMISTIC_WRITE);
        if (Purpose.labelled(code.purpose).orElseThrow() == Purpose.ENROL) {
            gateway.enrolment = Gateway.nextEnrolment();
        }
        // A database of an earlier moment may not know of a key that is in use.
        int inUse = heard.of(gateway.id).map(GatewaysHeard.Heard::keyGeneration).orElse(0);
        gateway.keyGeneration = Math.max(gateway.keyGeneration, inUse) + 1;
        gateway.enrolledAt = now;
        gateway.revision++;
        code.usedAt = now;
        byte[] key = keys.secret().keyBytes(gateway.id, gateway.keyGeneration);
        Map<String, String> kafka = access.grant(gateway.id);
        return new Enrolled.Accepted(
                gateway.id, gateway.enrolment, gateway.keyGeneration, key, kafka, GatewayEntry.packs(gateway.id));
    }
}
