package io.cellfleet.kubernetes;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where things are and how they are read, and the fingerprint of all that is rendered. */
final class Sources {

    /** Tests run in the module's folder. */
    static final Path MODULE = Path.of("").toAbsolutePath();

    static final Path PROJECT = MODULE.resolve("../..").normalize();

    private static final List<String> FOLDERS = List.of("base", "components", "examples", "overlays", "platform");

    private Sources() {}

    /** All files that are written by hand, by path. */
    static List<Path> manifests() {
        return FOLDERS.stream()
                .flatMap(folder -> files(MODULE.resolve(folder)))
                .sorted(Comparator.comparing(Sources::relative))
                .toList();
    }

    /** What Prometheus' operator is given of a folder of {@code deploy/observability}. */
    static List<Path> watching(String folder) {
        try (Stream<Path> found =
                Files.list(PROJECT.resolve("deploy/observability").resolve(folder))) {
            return found.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String relative(Path file) {
        return MODULE.relativize(file).toString();
    }

    /** The same as in the script {@code render}: of each file its path and its content. */
    static String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : manifests()) {
                digest.update((relative(file) + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Properties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** Of the project's own pom, of whatever all tests run with. */
    static String version(String property) {
        Matcher found =
                Pattern.compile("<" + property + ">(.+)</" + property + ">").matcher(text(PROJECT.resolve("pom.xml")));
        if (!found.find()) {
            throw new IllegalStateException("pom.xml has no " + property);
        }
        return found.group(1);
    }

    /** What a service sets itself, before anybody sets anything else. */
    static Properties defaults(String service) {
        return properties(text(PROJECT.resolve(service).resolve("src/main/resources/application.properties")));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
