package io.cellfleet.engine.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.v1.GatewayRecord;
import java.time.Duration;
import java.util.Optional;

/** Takes the gateways' records: refuses, parks, or has them digested, and then stores and sends what comes of it. */
final class RecordTaker {

    /** A record that is older than this when it comes moves no relay: what it says is of the past. */
    private static final Duration PRESENT = Duration.ofSeconds(30);

    private final InstallationBook installations;
    private final Digestion digestion;
    private final PackStates states;
    private final ActionsBook actions;
    private final Sites sites;
    private final Orders orders;
    private final Links links;
    private final Quarantine quarantine;
    private final Signatures signatures;
    private final RejectedBin rejected;
    private final Outputs outputs;

    RecordTaker(Stepping stepping, Books books, Outputs outputs) {
        installations = books.installations();
        digestion = new Digestion(stepping, books.states(), books.actions(), books.sites());
        states = books.states();
        actions = books.actions();
        sites = books.sites();
        orders = books.orders();
        links = books.links();
        quarantine = books.quarantine();
        signatures = books.signatures();
        rejected = books.rejected();
        this.outputs = outputs;
    }

    /** A record that just came. */
    void take(Arrival arrival) {
        links.arrived(arrival);
        Optional<GatewayRecord> read = parse(arrival);
        if (read.isEmpty()) {
            rejected.put(arrival, new Refusal(Refusal.NOT_OURS, "the value is no gateway record"));
            return;
        }
        GatewayRecord gatewayRecord = read.get();
        Optional<Refusal> flaw = FrameReader.flaw(gatewayRecord, arrival.key());
        if (flaw.isPresent()) {
            rejected.put(arrival, gatewayRecord, flaw.get());
            return;
        }
        switch (Admission.of(gatewayRecord, installations)) {
            case Admission.Refused refused -> rejected.put(arrival, gatewayRecord, refused.refusal());
            case Admission.Failed failed -> parkUnread(arrival, gatewayRecord, failed.bug());
            case Admission.Admitted admitted -> takeIfBelieved(arrival, gatewayRecord, admitted);
        }
    }

    private void takeIfBelieved(Arrival arrival, GatewayRecord gatewayRecord, Admission.Admitted admitted) {
        Optional<Refusal> flaw;
        try {
            flaw = signatures.flaw(arrival, gatewayRecord, admitted.pack());
        } catch (IllegalStateException noSecret) {
            parkUnread(arrival, gatewayRecord, noSecret);
            return;
        }
        flaw.ifPresentOrElse(
                refusal -> rejected.put(arrival, gatewayRecord, refusal),
                () -> takeAdmitted(arrival, gatewayRecord, admitted));
    }

    private void takeAdmitted(Arrival arrival, GatewayRecord gatewayRecord, Admission.Admitted admitted) {
        links.heard(gatewayRecord);
        if (quarantine.holds(gatewayRecord.getInstallationId())) {
            quarantine.park(gatewayRecord.getInstallationId(), arrival);
            if (!quarantine.isReleasing(gatewayRecord.getInstallationId())) {
                orders.suspend(gatewayRecord);
            }
        } else {
            digest(arrival, gatewayRecord, admitted, 0).ifPresent(bug -> {
                quarantine.begin(arrival, gatewayRecord, bug);
                orders.suspendAll(gatewayRecord, admitted.installation());
            });
        }
    }

    /** Whose gateway it is cannot be told, so nobody is told anything. */
    private void parkUnread(Arrival arrival, GatewayRecord gatewayRecord, RuntimeException bug) {
        if (quarantine.holds(gatewayRecord.getInstallationId())) {
            quarantine.park(gatewayRecord.getInstallationId(), arrival);
        } else {
            quarantine.begin(arrival, gatewayRecord, bug);
        }
    }

    /**
     * The first record that waits, once more.
     *
     * @return whether it is done with
     */
    boolean retake(Arrival arrival) {
        GatewayRecord gatewayRecord = parse(arrival).orElseThrow();
        return switch (Admission.of(gatewayRecord, installations)) {
            case Admission.Refused refused -> {
                rejected.put(arrival, gatewayRecord, refused.refusal());
                yield true;
            }
            case Admission.Failed failed -> {
                quarantine.failedAgain(gatewayRecord, failed.bug());
                yield false;
            }
            case Admission.Admitted admitted -> retakeAdmitted(arrival, gatewayRecord, admitted);
        };
    }

    private boolean retakeAdmitted(Arrival arrival, GatewayRecord gatewayRecord, Admission.Admitted admitted) {
        Optional<Refusal> flaw;
        try {
            flaw = signatures.flaw(arrival, gatewayRecord, admitted.pack());
        } catch (IllegalStateException noSecret) {
            quarantine.failedAgain(gatewayRecord, noSecret);
            return false;
        }
        if (flaw.isPresent()) {
            rejected.put(arrival, gatewayRecord, flaw.get());
            return true;
        }
        Optional<RuntimeException> trouble =
                digest(arrival, gatewayRecord, admitted, outputs.nowMs() - arrival.arrivedAtMs());
        trouble.ifPresent(bug -> {
            quarantine.failedAgain(gatewayRecord, bug);
            orders.suspendAll(gatewayRecord, admitted.installation());
        });
        return trouble.isEmpty();
    }

    /** The first record that waits is left out, and with it what operators wanted to happen at it. */
    void skip(Arrival arrival, String because) {
        GatewayRecord gatewayRecord = parse(arrival).orElseThrow();
        Refusal refusal = new Refusal(Refusal.NOT_DIGESTED, because);
        rejected.put(arrival, gatewayRecord, refusal);
        actions.giveUp(gatewayRecord.getPackId(), arrival.partition()).forEach(gone -> rejected.put(gone, refusal));
    }

    private Optional<RuntimeException> digest(
            Arrival arrival, GatewayRecord gatewayRecord, Admission.Admitted admitted, long parkedMs) {
        Digest digest;
        try {
            digest = digestion.digest(gatewayRecord, admitted.installation(), admitted.pack());
        } catch (RuntimeException bug) {
            return Optional.of(bug);
        }
        switch (digest) {
            case Digest.Refused refused -> rejected.put(arrival, gatewayRecord, refused.refusal());
            case Digest.AlreadyApplied ignored -> {
                // It changes nothing, and has been shown.
            }
            case Digest.Stepped stepped -> {
                keep(gatewayRecord, stepped);
                stepped.status().ifPresent(outputs::status);
                stepped.events().forEach(outputs::event);
                stepped.refused().ifPresent(refusal -> rejected.put(arrival, gatewayRecord, refusal));
                if (isOfThePresent(arrival, gatewayRecord, parkedMs)) {
                    orders.decided(admitted.installation(), gatewayRecord.getGatewayId(), stepped.order());
                }
            }
        }
        return Optional.empty();
    }

    private void keep(GatewayRecord gatewayRecord, Digest.Stepped stepped) {
        states.put(gatewayRecord.getPackId(), stepped.after());
        stepped.site().ifPresent(site -> sites.put(gatewayRecord.getInstallationId(), site));
        actions.done(gatewayRecord.getPackId());
    }

    private static boolean isOfThePresent(Arrival arrival, GatewayRecord gatewayRecord, long parkedMs) {
        long waitedMs = gatewayRecord.hasWaitedMs()
                ? gatewayRecord.getWaitedMs()
                : Math.max(0, arrival.arrivedAtMs() - gatewayRecord.getCapturedAtMs());
        // Below zero is an unsigned number beyond all ages.
        return waitedMs >= 0 && waitedMs <= PRESENT.toMillis() - parkedMs;
    }

    private static Optional<GatewayRecord> parse(Arrival arrival) {
        if (arrival.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(GatewayRecord.parseFrom(arrival.value()));
        } catch (InvalidProtocolBufferException notOurs) {
            return Optional.empty();
        }
    }
}
