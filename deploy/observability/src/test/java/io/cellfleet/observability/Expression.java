package io.cellfleet.observability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression of Prometheus looks at. Not its whole grammar: promtool knows that, this knows the names.
 *
 * @param text    as it stands in a rule or a panel
 * @param metrics by name, with the labels that are asked of each
 * @param grouped labels by which is summed or matched
 * @param selectors each place where a metric is asked for, as it stands
 */
record Expression(String text, Map<String, Set<String>> metrics, Set<String> grouped, List<String> selectors) {

    private static final Pattern GROUPING = Pattern.compile("\\b(by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern SELECTOR =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(\\{[^}]*}|\\()?|\\[[^]]*]|\"[^\"]*\"|[0-9][0-9a-z.]*");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*(?:=~|!~|!=|=)\\s*\"[^\"]*\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    static Expression of(String text) {
        Set<String> grouped = new TreeSet<>();
        Matcher grouping = GROUPING.matcher(text);
        while (grouping.find()) {
            for (String label : grouping.group(2).split(",", -1)) {
                if (!label.isBlank()) {
                    grouped.add(label.strip());
                }
            }
        }
        Map<String, Set<String>> metrics = new LinkedHashMap<>();
        List<String> selectors = new ArrayList<>();
        Matcher selector = SELECTOR.matcher(grouping.replaceAll(" "));
        while (selector.find()) {
            String name = selector.group(1);
            String rest = selector.group(2);
            if (name != null && !"(".equals(rest) && !WORDS.contains(name)) {
                selectors.add(selector.group().strip());
                Set<String> labels = metrics.computeIfAbsent(name, unused -> new TreeSet<>());
                LABEL.matcher(rest == null ? "" : rest).results().forEach(label -> labels.add(label.group(1)));
            }
        }
        return new Expression(text, metrics, grouped, selectors);
    }
}
