package io.cellfleet.local.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes secrets out of texts: those of a folder, and what looks like one. */
final class Scrubber {

    static final String INSTEAD = "***";

    /** A shorter line is no secret. */
    private static final int SHORTEST = 8;

    /** What is before a secret, as the first group, and the secret. */
    private static final List<Pattern> LOOKS_SECRET = List.of(
            Pattern.compile("()cft_[A-Za-z0-9_-]+"),
            Pattern.compile("()eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+"),
            Pattern.compile("(?i)((?:bearer|basic) +)[^\\s,;\"]+"),
            Pattern.compile("(://[^/\\s:@\"]+:)[^@\\s\"]+(?=@)"),
            // Names of fields, headers and options.
            Pattern.compile("(?i)(\"?[\\w.-]*(?:password|passwd|secret|jaas\\.config|pack-pin|\\bpin)\"?\\s*[=:]\\s*)"
                    + "(?:\"[^\"]*\"|'[^']*'|[^\\s,;&}]+)"));

    private final List<String> secrets;

    private Scrubber(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** @param folder whose files hold a secret each; it may be absent */
    static Scrubber of(Path folder) throws IOException {
        List<String> secrets = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    lines(file).filter(line -> line.length() >= SHORTEST).forEach(secrets::add);
                }
            }
        }
        // A longer one may begin with a shorter one.
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        return new Scrubber(secrets);
    }

    private static Stream<String> lines(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).lines().map(String::strip);
        } catch (CharacterCodingException e) {
            return Stream.empty(); // bytes, which stand in no text
        }
    }

    String scrub(String text) {
        String scrubbed = text;
        for (String secret : secrets) {
            scrubbed = scrubbed.replace(secret, INSTEAD);
        }
        for (Pattern pattern : LOOKS_SECRET) {
            scrubbed = pattern.matcher(scrubbed).replaceAll("$1" + Matcher.quoteReplacement(INSTEAD));
        }
        return scrubbed;
    }
}
