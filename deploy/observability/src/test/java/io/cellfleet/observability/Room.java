package io.cellfleet.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of this folder. */
final class Room {

    static final Path HERE = Path.of("").toAbsolutePath();
    static final Path PROJECT = HERE.resolve("../..").normalize();

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();

    private Room() {}

    /** All files of a folder with such an end but kustomize's own, in the order of their names. */
    static List<Path> files(String folder, String end) {
        try (Stream<Path> files = Files.list(HERE.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(end))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(Path file) {
        return read(YAML, file);
    }

    static JsonNode json(Path file) {
        return read(JSON, file);
    }

    /** The alerts of all rules, by name. */
    static Map<String, JsonNode> alerts() {
        Map<String, JsonNode> alerts = new LinkedHashMap<>();
        for (Path file : files("rules", ".yaml")) {
            for (JsonNode rule : yaml(file).at("/spec/groups/0/rules")) {
                if (alerts.put(rule.get("alert").asText(), rule) != null) {
                    throw new IllegalStateException("two alerts are called " + rule.get("alert"));
                }
            }
        }
        return alerts;
    }

    /** Every expression of rules and dashboards, by where it stands. */
    static Map<String, Expression> expressions() {
        Map<String, Expression> expressions = new LinkedHashMap<>();
        alerts().forEach((name, rule) ->
                expressions.put(name, Expression.of(rule.get("expr").asText())));
        for (Path file : files("dashboards", ".json")) {
            for (JsonNode panel : json(file).get("panels")) {
                for (JsonNode target : panel.get("targets")) {
                    String where = String.join(
                            ", ",
                            file.getFileName().toString(),
                            panel.get("title").asText(),
                            target.get("refId").asText());
                    expressions.put(where, Expression.of(target.get("expr").asText()));
                }
            }
        }
        return expressions;
    }

    /** The lines of a list that are no comment, in words. */
    static List<List<String>> list(Path file) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(List.of(line.strip().split("\\s+")));
            }
        }
        return lines;
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
