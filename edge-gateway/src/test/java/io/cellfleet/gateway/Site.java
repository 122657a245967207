package io.cellfleet.gateway;

import io.cellfleet.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A site with a serial line (nothing plugged in yet), a capture, simulated packs and a real broker. */
public final class Site implements QuarkusTestResourceLifecycleManager {

    static final Instant CAPTURED = Instant.parse("2026-06-01T00:00:00Z");

    private @Nullable EmbeddedKafka kafka;
    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            Path made = Files.createTempDirectory("gateway");
            folder = made;
            EmbeddedKafka started = EmbeddedKafka.start(made.resolve("kafka"), 0);
            kafka = started;
            started.createTopics(4);
            Path capture = Files.writeString(
                    made.resolve("<b>capture.jsonl"),
                    "{\"at\":\"" + CAPTURED + "\",\"hex\":\"" + HexFormat.of().formatHex(Frames.ofCell(1)) + "\"}\n");
            return Map.ofEntries(
                    Map.entry("kafka.bootstrap.servers", started.bootstrapServers()),
                    Map.entry("cellfleet.gateway.id", "gw-test"),
                    Map.entry("cellfleet.gateway.data", made.resolve("data").toString()),
                    Map.entry("cellfleet.gateway.lines[0].pack", "house-1-a"),
                    Map.entry("cellfleet.gateway.lines[0].installation", "house-1"),
                    Map.entry("cellfleet.gateway.lines[0].source", "serial"),
                    Map.entry(
                            "cellfleet.gateway.lines[0].device",
                            made.resolve("ttyUSB0").toString()),
                    Map.entry("cellfleet.gateway.lines[1].pack", "recorded"),
                    Map.entry("cellfleet.gateway.lines[1].installation", "house-2"),
                    Map.entry("cellfleet.gateway.lines[1].source", "capture"),
                    Map.entry("cellfleet.gateway.lines[1].file", capture.toString()),
                    Map.entry("cellfleet.gateway.lines[1].speed", "0"),
                    Map.entry("cellfleet.simulator.packs", "3"),
                    Map.entry("cellfleet.simulator.past", "5m"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (folder != null) {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
