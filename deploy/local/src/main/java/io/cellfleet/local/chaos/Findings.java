package io.cellfleet.local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run has seen: how much of what was as it has to be, every difference, and what was measured. */
public final class Findings {

    private static final int MOST_SHOWN = 20;

    private final Map<String, Long> same = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private final List<String> measured = new ArrayList<>();

    void same(String what) {
        same(what, 1);
    }

    void same(String what, long count) {
        same.merge(what, count, Long::sum);
    }

    void difference(String sentence) {
        differences.add(sentence);
    }

    void measured(String sentence) {
        measured.add(sentence);
    }

    /** Counts by what was compared, for the reader who wonders whether anything was. */
    public Map<String, Long> same() {
        return Map.copyOf(same);
    }

    public List<String> differences() {
        return List.copyOf(differences);
    }

    /** Sentences with figures, for which nothing fails. */
    public List<String> measured() {
        return List.copyOf(measured);
    }

    /** For the terminal. */
    public String text() {
        StringBuilder text = new StringBuilder();
        same.forEach((what, count) -> text.append("  the same: %,d %s%n".formatted(count, what)));
        differences.stream()
                .limit(MOST_SHOWN)
                .forEach(difference ->
                        text.append("  DIFFERENT: ").append(difference).append('\n'));
        if (differences.size() > MOST_SHOWN) {
            text.append("  and ").append(differences.size() - MOST_SHOWN).append(" more differences\n");
        }
        measured.forEach(
                sentence -> text.append("  measured: ").append(sentence).append('\n'));
        return text.toString();
    }
}
