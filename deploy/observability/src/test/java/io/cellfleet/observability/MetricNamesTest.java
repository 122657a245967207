package io.cellfleet.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A rule that asks for a metric nobody has never fires, and nobody sees it. */
class MetricNamesTest {

    private static final Path LATER = Room.HERE.resolve("metrics/later.txt");

    /** What Prometheus adds to every series, and {@code up} of its own. */
    private static final Set<String> ADDED = Set.of("job", "instance", "pod", "namespace", "container");

    @Test
    void everyMetricIsOneThatAServiceHas() throws IOException {
        Map<String, Set<String>> known = known();

        Room.expressions()
                .forEach((where, expression) -> assertThat(expression.metrics())
                        .as("%s: %s", where, expression.text())
                        .isNotEmpty()
                        .allSatisfy((name, labels) -> {
                            assertThat(known).containsKey(name);
                            assertThat(known.get(name)).as("labels of %s", name).containsAll(labels);
                        }));
    }

    /** One that no metric of it has would put everything into one group, silently. */
    @Test
    void whatIsSummedByIsALabelOfAMetricThatIsSummed() throws IOException {
        Map<String, Set<String>> known = known();

        Room.expressions().forEach((where, expression) -> {
            Set<String> labels = new TreeSet<>();
            expression.metrics().keySet().forEach(name -> labels.addAll(known.getOrDefault(name, Set.of())));
            assertThat(labels).as("%s: %s", where, expression.text()).containsAll(expression.grouped());
        });
    }

    @Test
    void whatShowsLaterIsMadeWhereTheListSays() throws IOException {
        for (List<String> line : Room.list(LATER)) {
            String name = line.get(1);
            String file = line.get(line.indexOf("|") + 1);
            String written = line.get(line.lastIndexOf("|") + 1);

            assertThat(Files.readString(Room.PROJECT.resolve(file))).as(file).contains(written);
            assertThat(name.replaceFirst("_total$", ""))
                    .isEqualTo(written.replace("\"", "").replace('.', '_'));
        }
    }

    private static Map<String, Set<String>> known() throws IOException {
        Map<String, Set<String>> known = new TreeMap<>();
        add(known, List.of("up"));
        // Where the fleet's figures are by tenant they have this label too (cellfleet.api.metrics.by).
        for (Path file : Room.files("metrics", ".txt")) {
            for (List<String> line : Room.list(file)) {
                boolean later = file.equals(LATER);
                add(known, later ? line.subList(1, line.indexOf("|")) : line);
            }
        }
        known.forEach((name, labels) -> {
            if (name.startsWith("cellfleet_fleet_")) {
                labels.add("tenant");
            }
        });
        return known;
    }

    private static void add(Map<String, Set<String>> known, List<String> nameAndLabels) {
        Set<String> labels = known.computeIfAbsent(nameAndLabels.get(0), unused -> new TreeSet<>(ADDED));
        labels.addAll(nameAndLabels.subList(1, nameAndLabels.size()));
    }
}
