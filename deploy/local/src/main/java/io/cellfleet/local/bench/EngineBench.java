package io.cellfleet.local.bench;

import io.cellfleet.contract.Topics;
import io.cellfleet.local.lab.GroupPosition;
import io.cellfleet.local.lab.LabBroker;
import io.cellfleet.local.lab.PackagedService;
import io.cellfleet.local.lab.TopicReader;
import io.cellfleet.local.run.Project;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;

/**
 * How many frames a second the engine takes with its broker on the same machine, exactly once, with all outputs and
 * changelogs; and beside it, over the same frames, a topology that writes as much and computes nothing.
 */
public final class EngineBench {

    private final int seconds;
    private final List<String> jvmOptions;
    private final Consumer<String> say;

    /**
     * @param seconds    of frames of all packs
     * @param jvmOptions of the engine and of the topology beside it
     */
    public EngineBench(int seconds, List<String> jvmOptions, Consumer<String> say) {
        this.seconds = seconds;
        this.jvmOptions = jvmOptions;
        this.say = say;
    }

    public void run() throws Exception {
        long frames = (long) seconds * BenchFleet.PACKS;
        try (BenchWorld world = BenchWorld.open(jvmOptions)) {
            world.preload(seconds);
            say.accept("%,d frames of %,d packs wait in the broker".formatted(frames, BenchFleet.PACKS));

            PackagedService engine = world.engine("engine");
            Throughput computing =
                    Throughput.of(new GroupPosition(world.broker().admin(), BenchWorld.GROUP), frames, engine.handle());
            engine.stop();
            say.accept("engine: " + computing);

            Written written = Written.by(world, frames);
            say.accept(written.toString());

            Throughput writing = writeOnly(world, frames, written);
            say.accept("a topology that only writes: " + writing);
            say.accept("ratio %.2f by time, %.2f by CPU"
                    .formatted(
                            computing.sustainedPerS() / writing.sustainedPerS(),
                            computing.perSecondOnTwoCores() / writing.perSecondOnTwoCores()));
        }
    }

    private Throughput writeOnly(BenchWorld world, long frames, Written written) throws Exception {
        world.broker().create(List.of(topic(WriteOnlyTopology.STATUS), topic(WriteOnlyTopology.EVENTS)));
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-cp",
                classPath(),
                WriteOnlyTopology.class.getName(),
                world.broker().bootstrapServers(),
                Long.toString(written.framesPerEvent())));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            return Throughput.of(
                    new GroupPosition(world.broker().admin(), WriteOnlyTopology.GROUP), frames, process.toHandle());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Ours, and the libraries of the packaged engine. */
    private static String classPath() {
        Path root = Project.root();
        return String.join(
                File.pathSeparator,
                root.resolve("deploy/local/target/classes").toString(),
                root.resolve("bms-engine/target/quarkus-app/lib/main") + "/*");
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, LabBroker.PARTITIONS, (short) 1);
    }

    /**
     * What the engine wrote.
     *
     * @param statusBytes mean value of a status
     * @param stateBytes  mean value of a pack's state
     * @param events      how many
     * @param framesPerEvent frames for one event
     */
    private record Written(double statusBytes, double stateBytes, long events, long framesPerEvent) {

        private static final int SAMPLE = 10_000;

        static Written by(BenchWorld world, long frames) {
            long events = count(world, Topics.EVENTS);
            return new Written(
                    mean(world, Topics.STATUS),
                    mean(world, WriteOnlyTopology.STATES),
                    events,
                    Math.max(1, frames / Math.max(1, events)));
        }

        private static double mean(BenchWorld world, String topic) {
            try (TopicReader reader =
                    new TopicReader(world.broker().bootstrapServers(), new TopicPartition(topic, 0))) {
                return Stream.generate(reader::next)
                        .limit(SAMPLE)
                        .flatMap(Optional::stream)
                        .mapToInt(record -> record.serializedValueSize())
                        .average()
                        .orElse(0);
            }
        }

        private static long count(BenchWorld world, String topic) {
            long count = 0;
            for (Map.Entry<TopicPartition, Long> end :
                    GroupPosition.ends(world.broker().admin(), List.of(topic)).entrySet()) {
                try (TopicReader reader = new TopicReader(world.broker().bootstrapServers(), end.getKey())) {
                    while (reader.next().isPresent()) {
                        count++;
                    }
                }
            }
            return count;
        }

        @Override
        public String toString() {
            return "a status has %.0f bytes, a state %.0f, and there were %,d events, one for %,d frames"
                    .formatted(statusBytes, stateBytes, events, framesPerEvent);
        }
    }
}
