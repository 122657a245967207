package io.cellfleet.engine.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.v1.OperatorAction;
import java.util.Optional;

/** Takes what operators ask for: keeps it for the pack's next record, or lets an installation go on at once. */
final class ActionTaker {

    private final InstallationBook installations;
    private final ActionsBook actions;
    private final Quarantine quarantine;
    private final RejectedBin rejected;
    private final RecordTaker records;

    ActionTaker(Books books, RecordTaker records) {
        installations = books.installations();
        actions = books.actions();
        quarantine = books.quarantine();
        rejected = books.rejected();
        this.records = records;
    }

    /** An action that just came. */
    void take(Arrival arrival) {
        Optional<OperatorAction> read = parse(arrival);
        if (read.isEmpty()) {
            rejected.put(arrival, new Refusal(Refusal.NOT_OURS, "the value is no operator's action"));
            return;
        }
        OperatorAction action = read.get();
        try {
            ActionReader.check(action, arrival);
            if (!action.hasReleaseQuarantine()) {
                ActionReader.read(action);
            }
        } catch (IllegalArgumentException impossible) {
            rejected.put(arrival, action, new Refusal(Refusal.ACTION_REFUSED, impossible.getMessage()));
            return;
        }
        if (action.hasReleaseQuarantine()) {
            release(arrival, action);
        } else if (quarantine.holds(action.getInstallationId())) {
            quarantine.park(action.getInstallationId(), arrival);
        } else {
            keep(arrival, action);
        }
    }

    /** One that was parked, in its place among the records. */
    void retake(Arrival arrival) {
        keep(arrival, parse(arrival).orElseThrow());
    }

    private void keep(Arrival arrival, OperatorAction action) {
        if (actions.isTaken(action)) {
            return;
        }
        boolean known = installations
                .findReadable(action.getInstallationId())
                .map(installation -> installation.packs().containsKey(action.getPackId()))
                .orElse(false);
        if (!known) {
            rejected.put(
                    arrival,
                    action,
                    new Refusal(
                            Refusal.UNKNOWN_PACK,
                            "installation " + action.getInstallationId() + " has no pack " + action.getPackId()));
            return;
        }
        Optional<Refusal> overflow = actions.overflow(action);
        if (overflow.isPresent()) {
            rejected.put(arrival, action, overflow.get());
            return;
        }
        actions.take(action);
        actions.add(action, arrival.offset());
    }

    private void release(Arrival arrival, OperatorAction action) {
        if (actions.isTaken(action)) {
            return;
        }
        String installationId = action.getInstallationId();
        if (!quarantine.holds(installationId) || quarantine.isReleasing(installationId)) {
            rejected.put(
                    arrival,
                    action,
                    new Refusal(
                            Refusal.NOT_QUARANTINED,
                            "installation " + installationId + " is not in quarantine, or is being released"));
            return;
        }
        actions.take(action);
        if (action.getReleaseQuarantine().getSkipRecord()) {
            quarantine.first(installationId).ifPresent(first -> {
                records.skip(first, "left out by " + action.getAuthor() + " as it could not be digested");
                quarantine.removeFirst(installationId);
            });
        }
        quarantine.release(installationId);
    }

    private static Optional<OperatorAction> parse(Arrival arrival) {
        if (arrival.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(OperatorAction.parseFrom(arrival.value()));
        } catch (InvalidProtocolBufferException notOurs) {
            return Optional.empty();
        }
    }
}
