package io.cellfleet.api.registry;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.InstallationSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Settings and operators' actions on their way to Kafka. A message is written in the transaction of the change it tells, and taken
 * out only after Kafka has acknowledged it: a process that dies in between sends it again, and the same revision twice
 * changes nothing for a reader.
 */
@ApplicationScoped
public class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class);

    private static final int AT_ONCE = 100;

    /** Where messages go. */
    public interface Sender {

        /**
         * Returns when it is acknowledged, and throws when it is not.
         *
         * @throws NeverException when it can never be
         */
        void send(String topic, String installationId, byte[] message) throws NeverException;
    }

    /** A message that Kafka does not take, however often it is sent. */
    public static final class NeverException extends Exception {

        private static final long serialVersionUID = 1L;

        NeverException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Adds what now stands in the registry. Called inside the transaction of the change. */
    void add(Installation installation) {
        add(Topics.SETTINGS, installation.id, message(installation).toByteArray());
    }

    /** What is told of an installation as it stands in the registry. */
    static InstallationSettings message(Installation installation) {
        List<Pack> packs = Pack.ofInstallation(installation.id);
        return SettingsMessage.of(installation, packs, keysFrom(packs));
    }

    /** The installations of which settings wait to be sent: the last of each are those that stand in the registry. */
    static Set<String> installationsWithSettings() {
        return OutboxEntry.<OutboxEntry>stream("topic", Topics.SETTINGS)
                .map(entry -> entry.installationId)
                .collect(Collectors.toSet());
    }

    /** Takes out settings that must not be sent any more. */
    static void forgetSettings(Collection<String> installationIds) {
        OutboxEntry.delete("topic = ?1 and installationId in ?2", Topics.SETTINGS, installationIds);
    }

    /** Adds a message about an installation. Called inside the transaction of what it tells. */
    public void add(String topic, String installationId, byte[] message) {
        OutboxEntry entry = new OutboxEntry();
        entry.topic = topic;
        entry.installationId = installationId;
        entry.message = message;
        entry.persist();
    }

    private static Map<String, Integer> keysFrom(List<Pack> packs) {
        return Gateway.keysFrom(packs.stream()
                .flatMap(pack -> pack.assignment().gatewayId().stream())
                .collect(Collectors.toSet()));
    }

    /**
     * Sends the oldest messages, one after the other, and takes them out. Only one process at a time does this: the
     * others find the lock taken and send nothing, so that no order is mixed up.
     *
     * @param mayBeSent asked inside the transaction
     * @return true when there may be more
     */
    public boolean drain(BooleanSupplier mayBeSent, Sender sender) {
        return QuarkusTransaction.requiringNew().timeout(300).call(() -> {
            if (!OneProcess.EMPTIES_THE_OUTBOX.isThis(OutboxEntry.getEntityManager()) || !mayBeSent.getAsBoolean()) {
                return false;
            }
            List<OutboxEntry> oldest = OutboxEntry.<OutboxEntry>find("order by id")
                    .page(0, AT_ONCE)
                    .list();
            for (OutboxEntry entry : oldest) {
                try {
                    sender.send(entry.topic, entry.installationId, entry.message);
                } catch (NeverException e) {
                    // All that is behind it must go on.
                    LOG.errorf(
                            "left out: topic=%s installation=%s bytes=%d reason=%s",
                            entry.topic, entry.installationId, entry.message.length, e.getMessage());
                }
                entry.delete();
            }
            return oldest.size() == AT_ONCE;
        });
    }
}
