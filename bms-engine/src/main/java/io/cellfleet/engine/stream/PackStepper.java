package io.cellfleet.engine.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.cellfleet.battery.pack.PackEvent;
import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.pack.PackStep;
import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.battery.pack.StateBytes;
import io.cellfleet.battery.pack.StepResult;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.GatewayRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Fetches a pack's state and settings, asks {@link PackStep}, stores and forwards. Decides nothing. */
final class PackStepper implements Processor<String, byte[], String, MessageLite> {

    private static final int LONGEST_KEY = 63;

    // Set by init, which Kafka Streams calls before anything else and again when it revives a task.
    private ProcessorContext<String, MessageLite> context;
    private KeyValueStore<String, byte[]> states;
    private InstallationBook installations;

    /** What the store holds, read: saves reading the bytes of every pack with every frame. */
    private final Map<String, PackState> known = new HashMap<>();

    @Override
    public void init(ProcessorContext<String, MessageLite> initialContext) {
        context = initialContext;
        states = initialContext.getStateStore(EngineTopology.PACK_STATES);
        installations = new InstallationBook(initialContext.getStateStore(EngineTopology.INSTALLATIONS));
        known.clear();
    }

    @Override
    public void process(Record<String, byte[]> input) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        RejectedMessages rejected = new RejectedMessages(source, input);
        if (source.topic().equals(Topics.SETTINGS)) {
            installations
                    .take(input)
                    .ifPresent(refusal -> forward(EngineTopology.WRITE_REJECTED, input, rejected.of(refusal)));
        } else {
            takeFrame(input, rejected);
        }
    }

    private void takeFrame(Record<String, byte[]> input, RejectedMessages rejected) {
        Optional<GatewayRecord> parsed = parse(input.value());
        if (parsed.isEmpty()) {
            forward(
                    EngineTopology.WRITE_REJECTED,
                    input,
                    rejected.of(new Refusal(Refusal.NOT_OURS, "the value is no gateway record")));
            return;
        }
        GatewayRecord gatewayRecord = parsed.get();
        Optional<Refusal> flaw = FrameReader.flaw(gatewayRecord, input.key());
        if (flaw.isPresent()) {
            forward(EngineTopology.WRITE_REJECTED, input, rejected.of(gatewayRecord, flaw.get()));
            return;
        }
        Optional<SettingsInForce> settings =
                installations.settings(gatewayRecord.getInstallationId(), gatewayRecord.getPackId());
        if (settings.isEmpty()) {
            Refusal unknown = new Refusal(
                    Refusal.UNKNOWN_PACK,
                    "installation " + gatewayRecord.getInstallationId() + " has no pack " + gatewayRecord.getPackId());
            forward(EngineTopology.WRITE_REJECTED, input, rejected.of(gatewayRecord, unknown));
            return;
        }
        switch (FrameReader.read(gatewayRecord, settings.get().settings())) {
            case Reading.Refused refused ->
                forward(EngineTopology.WRITE_REJECTED, input, rejected.of(gatewayRecord, refused.refusal()));
            case Reading.Usable usable -> step(input, gatewayRecord, usable, settings.get(), rejected);
        }
    }

    private void step(
            Record<String, byte[]> input,
            GatewayRecord gatewayRecord,
            Reading.Usable usable,
            SettingsInForce settings,
            RejectedMessages rejected) {
        String packId = gatewayRecord.getPackId();
        Optional<PackState> before = state(packId);
        switch (PackStep.step(before, usable.input(), settings)) {
            case StepResult.AlreadyApplied ignored -> {
                // A gateway sends again what it was not told had arrived.
            }
            case StepResult.Stepped stepped -> {
                known.put(packId, stepped.after());
                states.put(packId, StateBytes.write(stepped.after()));
                boolean isNews = stepped.status().measured().isPresent()
                        || !stepped.events().isEmpty();
                if (isNews) {
                    forward(EngineTopology.WRITE_STATUS, input, StatusMessages.of(gatewayRecord, stepped.status()));
                }
                List<PackEvent> events = stepped.events();
                for (int index = 0; index < events.size(); index++) {
                    forward(
                            EngineTopology.WRITE_EVENTS,
                            input,
                            EventMessages.of(gatewayRecord, index, events.get(index)));
                }
                usable.refused()
                        .ifPresent(refusal ->
                                forward(EngineTopology.WRITE_REJECTED, input, rejected.of(gatewayRecord, refusal)));
            }
        }
    }

    private Optional<PackState> state(String packId) {
        PackState remembered = known.get(packId);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        return Optional.ofNullable(states.get(packId)).map(StateBytes::read);
    }

    /** Neither headers nor a key that is no id go along: they are the sender's, and may be of any length. */
    private void forward(String sink, Record<String, byte[]> input, MessageLite message) {
        boolean isId = input.key() != null && input.key().length() <= LONGEST_KEY;
        context.forward(new Record<>(isId ? input.key() : null, message, input.timestamp()), sink);
    }

    private static Optional<GatewayRecord> parse(byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(GatewayRecord.parseFrom(value));
        } catch (InvalidProtocolBufferException notOurs) {
            return Optional.empty();
        }
    }
}
