package io.cellfleet.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.api.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The page's types fit together, and fit the API's. The bundler only takes types away; the compiler checks them here, on
 * the Deno that is there once the application was made.
 */
@QuarkusTest
@QuarkusTestResource(World.class)
class TypesTest {

    @Test
    void fitTogether() throws IOException, InterruptedException {
        Deno.Ended compiler = Deno.run(
                Map.of(),
                "run",
                "--allow-all",
                "--no-config",
                "--node-modules-dir=manual",
                Deno.MODULES.resolve("typescript/lib/tsc.js").toString(),
                "--project",
                "tsconfig.json");

        assertThat(compiler.exitCode()).as(compiler.out()).isZero();
    }
}
