package io.cellfleet.api.enrolment;

import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.audit.Precondition;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.live.LiveFollower;
import io.cellfleet.api.live.LiveView;
import io.cellfleet.api.registry.Gateway;
import io.cellfleet.api.registry.TopicAgreement;
import io.cellfleet.contract.v1.PackStatus;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Which enrolments and keys the records of registered gateways show. A database that was brought back from a backup, or has lost
 * its last transactions, may know of fewer, and would give one out a second time: then records that are new would count as
 * old, and two would have the same key. So whenever registry and topic have been brought to agree, and the newest status of every
 * pack and what every gateway said last are known, the registry is raised to what was seen, and a code that waits for
 * such a gateway is void, as it may have been used; until then no gateway is enrolled.
 */
@ApplicationScoped
class EnrolmentsSeen {

    private static final Logger LOG = Logger.getLogger(EnrolmentsSeen.class);
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final TopicAgreement agreement;
    private final LiveFollower follower;
    private final LiveView view;
    private final GatewaysHeard heard;
    private final Audit audit;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("enrolments-seen").daemon().unstarted(this::run);

    /** After which agreement they were compared last. */
    private volatile int comparedAfter;

    EnrolmentsSeen(TopicAgreement agreement, LiveFollower follower, LiveView view, GatewaysHeard heard, Audit audit) {
        this.agreement = agreement;
        this.follower = follower;
        this.view = view;
        this.heard = heard;
        this.audit = audit;
    }

    /** What stands in the registry of a gateway. */
    record Known(String id, int enrolment, int keyGeneration) {}

    /** As the audit shows it. */
    private record Shown(int enrolment, int keyGeneration) {

        static Shown of(Gateway gateway) {
            return new Shown(gateway.enrolment, gateway.keyGeneration);
        }
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** Whether a gateway may be enrolled. */
    boolean areKnown() {
        return agreement.isReached() && comparedAfter == agreement.timesReached();
    }

    private void run() {
        try {
            while (!stopping.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                if (agreement.isReached() && !areKnown() && follower.isCaughtUp() && heard.isCaughtUp()) {
                    tryToRaise();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryToRaise() {
        try {
            int after = agreement.timesReached();
            raise();
            comparedAfter = after;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "enrolments could not be compared with what was seen and will be again, reason=%s", e.getMessage());
        }
    }

    /** Done again it changes nothing. */
    void raise() {
        Map<String, Integer> enrolments = new HashMap<>();
        view.forEach(pack -> {
            PackStatus status = pack.status();
            enrolments.merge(status.getGatewayId(), status.getOrder().getEnrolment(), Math::max);
        });
        enrolments.values().removeIf(enrolment -> enrolment <= Gateway.UNENROLLED);
        Map<String, Integer> keys = heard.keyGenerations();
        QuarkusTransaction.requiringNew().run(() -> {
            // Of a fleet hardly any is behind; the others are not locked.
            for (Known known : known()) {
                Shown seen = new Shown(enrolments.getOrDefault(known.id(), 0), keys.getOrDefault(known.id(), 0));
                if (known.enrolment() < seen.enrolment() || known.keyGeneration() < seen.keyGeneration()) {
                    raise(known.id(), seen);
                }
            }
        });
    }

    private static List<Known> known() {
        return Gateway.find("select id, enrolment, keyGeneration from Gateway")
                .project(Known.class)
                .list();
    }

    private void raise(String gatewayId, Shown seen) {
        Gateway gateway = Gateway.findById(gatewayId, LockModeType.PESSIMISTIC_WRITE);
        Shown before = Shown.of(gateway);
        gateway.enrolment = Math.max(gateway.enrolment, seen.enrolment());
        gateway.keyGeneration = Math.max(gateway.keyGeneration, seen.keyGeneration());
        gateway.revision++;
        Gateway.enrolmentsAreTakenUpTo(gateway.enrolment);
        EnrolmentCode.delete("usedAt is null and gatewayId = ?1", gatewayId);
        audit.add(
                new By(Caller.ITSELF, "its records have a later enrolment or key than the database", Precondition.ANY),
                new Audit.Entry(
                        Kind.GATEWAY,
                        gateway.id,
                        gateway.tenantId,
                        "taken over",
                        gateway.revision,
                        before,
                        Shown.of(gateway)));
        LOG.warnf(
                "the database is of an earlier moment than what a gateway has sent: gateway=%s enrolment=%d before=%d"
                        + " key=%d before=%d",
                gatewayId, gateway.enrolment, before.enrolment(), gateway.keyGeneration, before.keyGeneration());
    }
}
