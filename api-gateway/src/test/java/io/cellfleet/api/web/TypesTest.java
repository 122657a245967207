package io.cellfleet.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.api.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page's types fit together, and fit the API's. The bundler only takes types away; the compiler checks them here. It
 * runs on the Deno that the bundler has brought, which is there once the application was made.
 */
@QuarkusTest
@QuarkusTestResource(World.class)
class TypesTest {

    private static final Path MODULES = Path.of("node_modules");

    @Test
    void fitTogether() throws IOException, InterruptedException {
        Process compiler = new ProcessBuilder(
                        deno().toAbsolutePath().toString(),
                        "run",
                        "--allow-all",
                        "--no-config",
                        "--node-modules-dir=manual",
                        MODULES.resolve("typescript/lib/tsc.js").toString(),
                        "--project",
                        "tsconfig.json")
                .redirectErrorStream(true)
                .start();
        compiler.getOutputStream().close();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(compiler.waitFor()).as(said).isZero();
    }

    private static Path deno() throws IOException {
        try (Stream<Path> platforms = Files.list(MODULES.resolve("@deno"))) {
            return platforms
                    .map(platform -> platform.resolve("deno"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no Deno in " + MODULES.toAbsolutePath()));
        }
    }
}
