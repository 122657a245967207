package io.cellfleet.gateway.enrolment;

import io.cellfleet.gateway.disk.DataFolder;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** {@code enrolment.properties} in the data folder: settings that the gateway was given and nobody writes by hand. */
final class EnrolmentFile {

    static final String NAME = "enrolment.properties";

    private EnrolmentFile() {}

    /** Replaces the file as a whole; it survives a power cut, and only its owner can read it. */
    static void write(DataFolder folder, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        StringWriter text = new StringWriter();
        properties.store(text, "Made by enrolling this gateway. Secret; do not copy it to another one.");
        folder.writeSecret(NAME, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What stands there; empty when the gateway was never enrolled here. */
    static Optional<Map<String, String>> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return Optional.of(settings);
    }
}
