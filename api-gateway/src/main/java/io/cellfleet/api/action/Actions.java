package io.cellfleet.api.action;

import io.cellfleet.api.audit.By;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.registry.InstallationEntry;
import io.cellfleet.api.registry.Outbox;
import io.cellfleet.api.registry.OutboxFilled;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.secret.Secrets;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.OperatorAction;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Sends operators' actions to the engine through the outbox, each with the row that says who asked for it, so that none
 * is lost or sent twice. Asked again with the same id it is the same action.
 */
@ApplicationScoped
public class Actions {

    private final Outbox outbox;
    private final Event<OutboxFilled> filled;

    Actions(Outbox outbox, Event<OutboxFilled> filled) {
        this.outbox = outbox;
        this.filled = filled;
    }

    /**
     * An action that is on its way.
     *
     * @param packId empty: of the whole installation
     * @param kind   as the field of the message is called in JSON
     */
    public record Entry(
            String id,
            String tenantId,
            String installationId,
            String packId,
            String kind,
            String author,
            String reason,
            Instant requestedAt) {

        static Entry of(ActionEntry entry) {
            return new Entry(
                    entry.id,
                    entry.tenantId,
                    entry.installationId,
                    entry.packId,
                    entry.kind,
                    entry.author,
                    entry.reason,
                    entry.requestedAt);
        }
    }

    /**
     * A wish.
     *
     * @param id     names it for ever; [A-Za-z0-9-], 1 to 63 characters
     * @param action with what is asked and nothing else
     */
    public record Wish(String id, OperatorAction.Builder action) {}

    /** Asks something of a pack. Empty when the same id was used for something else. */
    public Optional<Entry> ask(PackEntry pack, Wish wish, By by) {
        wish.action().setInstallationId(pack.installationId()).setPackId(pack.id());
        return ask(pack.tenantId(), wish, by);
    }

    /** Asks something of a whole installation. Empty when the same id was used for something else. */
    public Optional<Entry> ask(InstallationEntry installation, Wish wish, By by) {
        wish.action().setInstallationId(installation.id());
        return ask(installation.tenantId(), wish, by);
    }

    private Optional<Entry> ask(String tenantId, Wish wish, By by) {
        OperatorAction.Builder action = wish.action();
        action.setAuthor(by.caller().name());
        String fingerprint = Secrets.hash(action.build().toByteArray());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        action.setActionId(wish.id()).setRequestedAtMs(now.toEpochMilli());
        Optional<Entry> entry = QuarkusTransaction.requiringNew().call(() -> {
            lock(wish.id());
            ActionEntry known = ActionEntry.findById(wish.id());
            if (known != null) {
                return Optional.of(known)
                        .filter(same -> same.fingerprint.equals(fingerprint))
                        .map(Entry::of);
            }
            ActionEntry added = newEntry(tenantId, wish.id(), action, by.reason(), now, fingerprint);
            added.persist();
            outbox.add(
                    Topics.OPERATOR_ACTIONS,
                    action.getInstallationId(),
                    action.build().toByteArray());
            return Optional.of(Entry.of(added));
        });
        filled.fire(new OutboxFilled());
        return entry;
    }

    /** An action that this caller sees. */
    public Optional<Entry> action(Caller caller, String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ActionEntry.<ActionEntry>findByIdOptional(id)
                        .filter(entry -> caller.sees(entry.tenantId))
                        .map(Entry::of));
    }

    /** What was asked of a pack, newest first. */
    public List<Entry> ofPack(String packId, int limit) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        ActionEntry.<ActionEntry>find("packId = ?1 order by requestedAt desc, id", packId)
                                .page(0, limit)
                                .stream()
                                .map(Entry::of)
                                .toList());
    }

    private static ActionEntry newEntry(
            String tenantId, String id, OperatorAction.Builder action, String reason, Instant now, String fingerprint) {
        ActionEntry entry = new ActionEntry();
        entry.id = id;
        entry.tenantId = tenantId;
        entry.installationId = action.getInstallationId();
        entry.packId = action.getPackId();
        entry.kind = OperatorAction.getDescriptor()
                .findFieldByNumber(action.getActionCase().getNumber())
                .getJsonName();
        entry.author = action.getAuthor();
        entry.reason = reason;
        entry.requestedAt = now;
        entry.fingerprint = fingerprint;
        return entry;
    }

    /** Two that come at once with the same id are one after the other. */
    private static void lock(String id) {
        ActionEntry.getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 6))::text", String.class)
                .setParameter(1, id)
                .getSingleResult();
    }
}
