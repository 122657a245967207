package io.cellfleet.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final Path RUNBOOKS = Room.PROJECT.resolve("docs/runbooks");

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

    /** Else a live fleet beside it, in the same Prometheus, keeps the alert of a dead one quiet. */
    @Test
    void everyAlertAsksForOneNamespaceAndSaysWhich() {
        Room.alerts().forEach((name, rule) -> {
            assertThat(Expression.of(rule.get("expr").asText()).selectors())
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(selector -> assertThat(selector).containsPattern("[{,]\\s*namespace=\"cellfleet\""));
            assertThat(rule.at("/labels/namespace").asText()).as(name).isEqualTo("cellfleet");
        });
    }
}
