package io.cellfleet.local.chaos;

import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.pack.StateBytes;
import io.cellfleet.battery.soc.ChargeCounter;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.RejectedRecord;
import io.cellfleet.local.lab.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Compares what two runs left behind. Statuses and events: byte for byte, in the same order in each partition. Stores
 * and downlinks: the newest value of every key. Rejected records: in the same order for each partition they come from;
 * those that have no usable key go to any partition, so these as a set.
 *
 * <p>Left out because they follow the wall clock: {@code progress}, and events and the store of a gateway that is
 * offline.
 */
final class Comparison {

    private static final String PACK_STATES = Feed.GROUP + "-pack-states-changelog";

    private final Outputs disturbed;
    private final Outputs undisturbed;
    private final Findings findings;

    private Comparison(Outputs disturbed, Outputs undisturbed, Findings findings) {
        this.disturbed = disturbed;
        this.undisturbed = undisturbed;
        this.findings = findings;
    }

    static Findings of(Outputs disturbed, Outputs undisturbed) {
        Findings findings = new Findings();
        Comparison comparison = new Comparison(disturbed, undisturbed, findings);
        comparison.whatOthersRead();
        comparison.rejected();
        comparison.newest("the topics of stores", disturbed.changelogs(), undisturbed.changelogs());
        comparison.totals();
        return findings;
    }

    /** Without the engine's own: statuses, events and what stands in the gateways' topics. Adds to what was found before. */
    static void ofWhatOthersRead(Outputs disturbed, Outputs undisturbed, Findings findings) {
        new Comparison(disturbed, undisturbed, findings).whatOthersRead();
    }

    private void whatOthersRead() {
        inOrder(Topics.STATUS);
        inOrder(Topics.EVENTS);
        newest("downlink topics", disturbed.downlinks(), undisturbed.downlinks());
    }

    private void inOrder(String topic) {
        for (TopicPartition partition : undisturbed.partitions(topic)) {
            try (TopicReader one = disturbed.read(partition);
                    TopicReader other = undisturbed.read(partition)) {
                inOrder(partition, one, other);
            }
        }
    }

    private void inOrder(TopicPartition partition, TopicReader one, TopicReader other) {
        for (long place = 0; ; place++) {
            Optional<ConsumerRecord<byte[], byte[]>> here = nextOfReplay(one);
            Optional<ConsumerRecord<byte[], byte[]>> there = nextOfReplay(other);
            if (here.isEmpty() && there.isEmpty()) {
                return;
            }
            if (here.isEmpty() || there.isEmpty() || !same(here.get(), there.get())) {
                // What follows is shifted, and would only hide this one.
                findings.difference("record %d of %s is %s but undisturbed %s"
                        .formatted(place, partition, text(here), text(there)));
                return;
            }
            count(here.get());
        }
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> nextOfReplay(TopicReader reader) {
        Optional<ConsumerRecord<byte[], byte[]>> next = reader.next();
        while (next.isPresent()
                && next.get().topic().equals(Topics.EVENTS)
                && Described.isOfTheLink(Described.event(next.get().value()))) {
            next = reader.next();
        }
        return next;
    }

    private static boolean same(ConsumerRecord<byte[], byte[]> one, ConsumerRecord<byte[], byte[]> other) {
        return Arrays.equals(one.key(), other.key())
                && Arrays.equals(one.value(), other.value())
                && one.headers().equals(other.headers());
    }

    private void count(ConsumerRecord<byte[], byte[]> found) {
        if (found.topic().equals(Topics.EVENTS)) {
            PackEvent event = Described.event(found.value());
            findings.same("events " + event.getFactCase());
        } else {
            findings.same("statuses");
        }
    }

    private static String text(Optional<ConsumerRecord<byte[], byte[]>> found) {
        return found.map(record -> Described.text(record.topic(), record.value()))
                .orElse("not there");
    }

    private void rejected() {
        Map<String, List<String>> here = rejectedBySource(disturbed);
        Map<String, List<String>> there = rejectedBySource(undisturbed);
        for (String source : union(here.keySet(), there.keySet())) {
            List<String> one = here.getOrDefault(source, List.of());
            List<String> other = there.getOrDefault(source, List.of());
            if (one.equals(other)) {
                findings.same("rejected records", one.size());
            } else {
                findings.difference("rejected records of %s: %d but undisturbed %d, or in another order"
                        .formatted(source, one.size(), other.size()));
            }
        }
    }

    private static Map<String, List<String>> rejectedBySource(Outputs outputs) {
        Map<String, List<String>> found = new TreeMap<>();
        outputs.forEach(Topics.REJECTED, record -> {
            RejectedRecord message = Described.rejected(record.value());
            byte[] key = record.key();
            String source = message.getSourceTopic() + "-" + message.getSourcePartition()
                    + (key == null ? " without key" : " in " + new TopicPartition(record.topic(), record.partition()));
            String name = key == null ? "" : new String(key, StandardCharsets.UTF_8);
            found.computeIfAbsent(source, all -> new ArrayList<>()).add(name + " " + message);
        });
        found.forEach((source, all) -> {
            if (source.endsWith(" without key")) {
                all.sort(null);
            }
        });
        return found;
    }

    private void newest(String what, List<String> here, List<String> there) {
        if (!here.equals(there)) {
            findings.difference(what + " are " + here + " but undisturbed " + there);
        }
        here.stream()
                .filter(there::contains)
                .filter(topic -> !isOfTheLink(topic))
                .forEach(this::newest);
    }

    private static boolean isOfTheLink(String topic) {
        return topic.equals(Feed.GROUP + "-offline-gateways-changelog");
    }

    private void newest(String topic) {
        Map<String, byte[]> here = disturbed.newest(topic);
        Map<String, byte[]> there = undisturbed.newest(topic);
        for (String key : union(here.keySet(), there.keySet())) {
            if (Arrays.equals(here.get(key), there.get(key))) {
                findings.same("newest values in " + (topic.startsWith(Feed.GROUP) ? topic : "downlinks"));
            } else {
                findings.difference("%s of %s is %s but undisturbed %s"
                        .formatted(key, topic, text(topic, here.get(key)), text(topic, there.get(key))));
            }
        }
    }

    private static String text(String topic, byte @Nullable [] value) {
        return value == null ? "not there" : Described.text(topic, value);
    }

    /** Follows from the states' bytes; said in numbers because it is what all this is for. */
    private void totals() {
        Totals here = Totals.of(disturbed.newest(PACK_STATES).values());
        Totals there = Totals.of(undisturbed.newest(PACK_STATES).values());
        if (here.equals(there)) {
            findings.same("nC stored in all packs", here.storedNc());
            findings.same("Wh collected and consumed by all packs", here.energyWh());
        } else {
            findings.difference("totals are " + here + " but undisturbed " + there);
        }
    }

    private static Set<String> union(Collection<String> one, Collection<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    /**
     * What was counted in all packs.
     *
     * @param storedNc nC
     * @param energyWh Wh, in and out
     * @param restNj   nJ, what is below a Wh in all counters
     */
    private record Totals(long storedNc, long energyWh, long restNj) {

        static Totals of(Collection<byte[]> states) {
            List<PackState> packs = states.stream().map(StateBytes::read).toList();
            return new Totals(
                    packs.stream()
                            .flatMap(pack -> pack.soc().counter().stream())
                            .mapToLong(ChargeCounter::storedNc)
                            .sum(),
                    packs.stream()
                            .map(PackState::meter)
                            .mapToLong(meter -> meter.collectedTotal().wh()
                                    + meter.consumedTotal().wh())
                            .sum(),
                    packs.stream()
                            .map(PackState::meter)
                            .mapToLong(meter -> meter.collectedTotal().restNj()
                                    + meter.consumedTotal().restNj())
                            .sum());
        }
    }
}
