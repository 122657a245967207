package io.cellfleet.api.enrolment;

import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.audit.Precondition;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.live.LiveFollower;
import io.cellfleet.api.live.LiveView;
import io.cellfleet.api.registry.Gateway;
import io.cellfleet.contract.v1.PackStatus;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Which enrolments the records of registered gateways show. A database that was brought back from a backup may know of
 * fewer, and would give one out a second time: then records that are new would count as old. So when the service has
 * started, and knows the newest status of every pack, each gateway's enrolment is raised to what was seen of it; until
 * then no gateway is enrolled.
 */
@ApplicationScoped
class EnrolmentsSeen {

    private static final Logger LOG = Logger.getLogger(EnrolmentsSeen.class);
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final LiveFollower follower;
    private final LiveView view;
    private final Audit audit;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("enrolments-seen").daemon().unstarted(this::run);

    private volatile boolean known;

    EnrolmentsSeen(LiveFollower follower, LiveView view, Audit audit) {
        this.follower = follower;
        this.view = view;
        this.audit = audit;
    }

    /** As the audit shows it. */
    private record Shown(int enrolment) {}

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** Whether a gateway may be enrolled. */
    boolean areKnown() {
        return known;
    }

    private void run() {
        try {
            while (!known && !stopping.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                if (follower.isCaughtUp()) {
                    tryToRaise();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryToRaise() {
        try {
            raise();
            known = true;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "enrolments could not be compared with what was seen and will be again, reason=%s", e.getMessage());
        }
    }

    /** Done again it changes nothing. */
    void raise() {
        Map<String, Integer> seen = new HashMap<>();
        view.forEach(pack -> {
            PackStatus status = pack.status();
            seen.merge(status.getGatewayId(), status.getOrder().getEnrolment(), Math::max);
        });
        QuarkusTransaction.requiringNew()
                .run(() -> seen.forEach((gatewayId, enrolment) -> {
                    if (enrolment > Gateway.UNENROLLED) {
                        raise(gatewayId, enrolment);
                    }
                }));
    }

    private void raise(String gatewayId, int enrolment) {
        Gateway gateway = Gateway.findById(gatewayId, LockModeType.PESSIMISTIC_WRITE);
        if (gateway == null || gateway.enrolment >= enrolment) {
            return;
        }
        Shown before = new Shown(gateway.enrolment);
        gateway.enrolment = enrolment;
        gateway.revision++;
        Gateway.enrolmentsAreTakenUpTo(enrolment);
        audit.add(
                new By(Caller.ITSELF, "its records have a later enrolment than the database", Precondition.ANY),
                new Audit.Entry(
                        Kind.GATEWAY,
                        gateway.id,
                        gateway.tenantId,
                        "taken over",
                        gateway.revision,
                        before,
                        new Shown(enrolment)));
        LOG.warnf(
                "the database is of an earlier moment than what a gateway has sent: gateway=%s enrolment=%d before=%d",
                gatewayId, enrolment, before.enrolment());
    }
}
