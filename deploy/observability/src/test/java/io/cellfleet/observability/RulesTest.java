package io.cellfleet.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/rules}. */
class RulesTest {

    private static final int REFUSED = 2;
    private static final int NO_PROMTOOL = 3;

    @TempDir
    Path folder;

    private record Ran(int exit, String output) {}

    @ParameterizedTest
    @ValueSource(strings = {"cellfleet", "cellfleet-staging"})
    void promtoolFindsThemRightAndTheirTestsPass(String namespace) throws Exception {
        Ran check = run(Room.HERE, "bin/rules", "--namespace", namespace, "check");
        assumeTrue(check.exit() != NO_PROMTOOL, check.output());

        assertThat(check.exit()).as(check.output()).isZero();
    }

    /** They would be read and emptied at once. A copy is tried, for the same reason. */
    @Test
    void itsOwnFolderIsRefused() throws Exception {
        for (String source : List.of("bin/rules", "rules/engine.yaml", "rules/tests/engine.yaml")) {
            Files.createDirectories(folder.resolve(source).getParent());
            Files.copy(Room.HERE.resolve(source), folder.resolve(source));
        }
        Files.createSymbolicLink(folder.resolve("link"), Path.of("rules"));

        for (String own : List.of("rules", "rules/tests", "bin/../rules/", "link")) {
            Ran ran = run(folder, "bin/rules", own);
            assertThat(ran.exit()).as(own).isEqualTo(REFUSED);
            assertThat(ran.output()).contains("where the rules themselves are");
        }
        assertThat(folder.resolve("rules/engine.yaml")).hasSameTextualContentAs(Room.HERE.resolve("rules/engine.yaml"));
        assertThat(folder.resolve("rules/tests/engine.yaml"))
                .hasSameTextualContentAs(Room.HERE.resolve("rules/tests/engine.yaml"));
    }

    @Test
    void anotherNamespaceStandsEverywhere() throws Exception {
        Ran objects = run(Room.HERE, "bin/rules", "--namespace", "fleet-2", "objects");
        Ran plain = run(Room.HERE, "bin/rules", "--namespace", "fleet-2", folder.toString());

        assertThat(objects.exit()).isZero();
        assertThat(plain.exit()).as(plain.output()).isZero();
        String written = objects.output() + Files.readString(folder.resolve("cluster.yaml"));
        assertThat(written)
                .contains("namespace=\"fleet-2\"")
                .contains("namespace: fleet-2")
                .doesNotContain("namespace=\"cellfleet\"")
                .doesNotContain("namespace: cellfleet");
        assertThat(objects.output()).contains("kind: PrometheusRule");
    }

    @Test
    void aNamespaceThatCannotBeIsRefused() throws Exception {
        assertThat(run(Room.HERE, "bin/rules", "--namespace", "a/b", "objects").exit())
                .isEqualTo(REFUSED);
        assertThat(run(Room.HERE, "bin/rules", "--namespace").exit()).isEqualTo(REFUSED);
    }

    /** As the comment in it says. */
    @Test
    void prometheusCanReadWhatItIsGiven() throws Exception {
        Files.copy(Room.HERE.resolve("prometheus.yml"), folder.resolve("prometheus.yml"));
        assertThat(run(Room.HERE, "bin/rules", folder.resolve("alerts").toString())
                        .exit())
                .isZero();
        assumeTrue(run(Room.HERE, "bin/rules", "check").exit() != NO_PROMTOOL);

        Ran check = run(folder, "promtool", "check", "config", "prometheus.yml");

        assertThat(check.exit()).as(check.output()).isZero();
        assertThat(check.output()).contains("6 rule files found");
    }

    /** What is scraped without an operator has the label that the rules ask for. */
    @Test
    void everyTargetHasTheNamespace() {
        Room.yaml(Room.HERE.resolve("prometheus.yml"))
                .get("scrape_configs")
                .forEach(job -> assertThat(
                                job.at("/static_configs/0/labels/namespace").asText())
                        .isEqualTo("cellfleet"));
    }

    private static Ran run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), output);
    }
}
