package io.cellfleet.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final Path RUNBOOKS = Room.PROJECT.resolve("docs/runbooks");
    private static final int NO_PROMTOOL = 3;

    @Test
    void everyAlertSaysHowBadItIsAndWhatToDo() {
        Room.alerts().forEach((name, rule) -> {
            assertThat(rule.at("/labels/severity").asText()).as(name).isIn("critical", "warning", "info");
            assertThat(rule.at("/annotations/summary").asText()).as(name).endsWith(".");
            assertThat(rule.at("/annotations/runbook").asText()).isEqualTo("docs/runbooks/" + name + ".md");
            assertThat(RUNBOOKS.resolve(name + ".md")).isRegularFile();
        });
    }

    @Test
    void everyPageIsOfAnAlertAndSaysTheSame() throws IOException {
        Map<String, JsonNode> alerts = Room.alerts();
        try (Stream<Path> pages = Files.list(RUNBOOKS)) {
            for (Path page : pages.toList()) {
                String name = page.getFileName().toString().replaceFirst("\\.md$", "");
                assertThat(alerts).containsKey(name);
                JsonNode rule = alerts.get(name);
                assertThat(Files.readString(page))
                        .as(name)
                        .startsWith("# " + name + "\n\n> "
                                + rule.at("/annotations/summary").asText() + " ("
                                + rule.at("/labels/severity").asText() + ";");
            }
        }
    }

    @Test
    void everyAlertIsTestedOnceLoudAndOnceQuiet() {
        Set<String> loud = new TreeSet<>();
        Set<String> quiet = new TreeSet<>();
        for (Path file : Room.files("rules/tests", ".yaml")) {
            for (JsonNode test : Room.yaml(file).get("tests")) {
                for (JsonNode alert : test.get("alert_rule_test")) {
                    boolean fires = alert.get("exp_alerts").size() > 0;
                    (fires ? loud : quiet).add(alert.get("alertname").asText());
                }
            }
        }
        assertThat(loud).isEqualTo(new TreeSet<>(Room.alerts().keySet()));
        assertThat(quiet).isEqualTo(loud);
    }

    @Test
    void promtoolFindsThemRightAndTheirTestsPass() throws IOException, InterruptedException {
        Process check = new ProcessBuilder("bin/rules", "check")
                .directory(Room.HERE.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assumeTrue(check.exitValue() != NO_PROMTOOL, output);

        assertThat(check.exitValue()).as(output).isZero();
    }
}
