package io.cellfleet.api.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs TypeScript on the Deno that the bundler has brought, which is there once the application was made. */
final class Deno {

    static final Path MODULES = Path.of("node_modules");

    /**
     * How a run has ended.
     *
     * @param out what it wrote
     * @param exitCode 0: all went well
     */
    record Ended(String out, int exitCode) {}

    private Deno() {}

    /**
     * In the zone of most examples, which has summer time, and without colours.
     *
     * @param variables of its environment, beside our own
     */
    static Ended run(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(executable().toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        builder.environment().put("TZ", "Europe/Zurich");
        builder.environment().put("NO_COLOR", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(out, process.waitFor());
    }

    private static Path executable() throws IOException {
        try (Stream<Path> platforms = Files.list(MODULES.resolve("@deno"))) {
            return platforms
                    .map(platform -> platform.resolve("deno"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no Deno in " + MODULES.toAbsolutePath()));
        }
    }
}
