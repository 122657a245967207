package io.cellfleet.local.run;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.RejectedRecord;
import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What somebody needs who is asked for help, in one zip file: versions, the folder's sizes, the ends of the logs, and of
 * a run that goes on its health, its figures, the settings of its packs and the newest rejected records. Nothing secret:
 * passwords, keys and tokens are left out wherever they stand.
 */
public final class SupportBundle {

    private static final int LOG_BYTES = 2 << 20;
    private static final int REJECTED_OF_A_PARTITION = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final Path project;
    private final Scrubber scrubber;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private SupportBundle(Path folder, Path project, Scrubber scrubber) {
        this.folder = folder;
        this.project = project;
        this.scrubber = scrubber;
    }

    /**
     * Writes the bundle of a data folder, whether or not it is in use.
     *
     * @param file what is there already is replaced when all of it is written
     * @throws Refusal when there is no such data folder
     */
    public static void write(Path folder, Path file) throws IOException, InterruptedException {
        Path data = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(data.resolve("logs"))) {
            throw new Refusal("the folder " + data + " is no data folder of ./cellfleet run: it has no logs");
        }
        SupportBundle bundle = new SupportBundle(data, Project.root(), Scrubber.of(data.resolve("secrets")));
        Path draft = Path.of(file + ".draft");
        try (OutputStream out = Files.newOutputStream(draft);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            bundle.writeTo(zip);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void writeTo(ZipOutputStream zip) throws IOException, InterruptedException {
        add(zip, "about.txt", about());
        add(zip, "folders.txt", sizes());
        logs(zip);
        Path addresses = folder.resolve("addresses.properties");
        if (!Files.exists(addresses)) {
            return;
        }
        add(zip, "addresses.properties", Files.readString(addresses));
        Properties known = new Properties();
        try (var in = Files.newBufferedReader(addresses)) {
            known.load(in);
        }
        for (String service : List.of("api", "edge", "engine", "history")) {
            String management = "http://127.0.0.1:" + known.getProperty(service + ".management");
            add(zip, "health/" + service + ".json", answer(management + "/q/health"));
            add(zip, "figures/" + service + ".txt", answer(management + "/q/metrics"));
        }
        registry(zip, known.getProperty("page"));
        add(zip, "rejected.txt", rejected(known.getProperty("kafka")));
    }

    private void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(scrubber.scrub(text).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private String about() throws IOException {
        Runtime machine = Runtime.getRuntime();
        StringBuilder about = new StringBuilder()
                .append("made ")
                .append(Instant.now())
                .append("\njava ")
                .append(Runtime.version())
                .append("\nos ")
                .append(System.getProperty("os.name"))
                .append(' ')
                .append(System.getProperty("os.version"))
                .append(' ')
                .append(System.getProperty("os.arch"))
                .append("\nprocessors ")
                .append(machine.availableProcessors())
                .append("\nfree bytes beside the data ")
                .append(Files.getFileStore(folder).getUsableSpace())
                .append("\ndata ")
                .append(folder)
                .append("\n\n");
        for (String service : List.of(ServicePlans.API, ServicePlans.EDGE, ServicePlans.ENGINE, ServicePlans.HISTORY)) {
            Path built = project.resolve(service).resolve("target/quarkus-app");
            about.append(service).append(":\n");
            for (String part : List.of("app", "lib/main")) {
                if (Files.isDirectory(built.resolve(part))) {
                    try (Stream<Path> jars = Files.list(built.resolve(part))) {
                        jars.sorted()
                                .forEach(jar -> about.append("  ")
                                        .append(jar.getFileName())
                                        .append('\n'));
                    }
                }
            }
        }
        return about.toString();
    }

    private String sizes() throws IOException {
        StringBuilder sizes = new StringBuilder();
        try (Stream<Path> parts = Files.list(folder)) {
            for (Path part : parts.sorted().toList()) {
                sizes.append("%,15d  %s%n".formatted(bytes(part), part.getFileName()));
            }
        }
        return sizes.toString();
    }

    /** What goes away meanwhile counts nothing. */
    private static long bytes(Path part) {
        try (Stream<Path> files = Files.walk(part)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return -1;
        }
    }

    private void logs(ZipOutputStream zip) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            for (Path log : files.filter(Files::isRegularFile).sorted().toList()) {
                add(zip, "logs/" + log.getFileName(), end(log));
            }
        }
    }

    private static String end(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - LOG_BYTES);
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private String answer(String address) throws InterruptedException {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .timeout(PATIENCE)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException | IllegalArgumentException e) {
            return "no answer from " + address + ": " + e;
        }
    }

    /** As the first administrator, where he still has the password that the launcher chose. */
    private void registry(ZipOutputStream zip, String page) throws IOException, InterruptedException {
        Path password = folder.resolve("secrets/admin-password");
        try {
            ApiClient api =
                    ApiClient.signIn(page, password, Files.readString(password).strip());
            for (String list : List.of("installations", "packs", "gateways", "fleet/drift")) {
                add(zip, "registry/" + list.replace('/', '-') + ".json", api.text("/api/v1/" + list + "?limit=1000"));
            }
            add(zip, "registry/fleet.json", api.text("/api/v1/fleet"));
        } catch (IOException | Refusal | IllegalStateException e) {
            add(zip, "registry/none.txt", "the registry could not be asked: " + e.getMessage());
        }
    }

    /** The newest of each partition, oldest first; without their bytes, in which anything may be. */
    private static String rejected(String kafka) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.REJECTED, PATIENCE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, PATIENCE);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            ends.forEach((partition, end) ->
                    consumer.seek(partition, Math.max(begins.get(partition), end - REJECTED_OF_A_PARTITION)));
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline
                    && ends.entrySet().stream()
                            .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            found.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
            StringBuilder lines = new StringBuilder();
            for (ConsumerRecord<byte[], byte[]> one : found) {
                lines.append(line(one.value())).append('\n');
            }
            return lines.toString();
        } catch (KafkaException e) {
            return "Kafka at " + kafka + " does not answer: " + e.getMessage() + "\n";
        }
    }

    private static String line(byte[] value) {
        try {
            return TextFormat.printer()
                    .emittingSingleLine(true)
                    .printToString(RejectedRecord.parseFrom(value).toBuilder()
                            .clearHex()
                            .build());
        } catch (InvalidProtocolBufferException e) {
            return "unreadable: " + e.getMessage();
        }
    }
}
