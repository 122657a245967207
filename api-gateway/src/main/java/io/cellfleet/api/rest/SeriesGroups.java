package io.cellfleet.api.rest;

import io.cellfleet.api.fleet.Aggregation;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.SeriesPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the series of packs together to those of groups. */
final class SeriesGroups {

    private static final Map<String, Function<PackEntry, List<String>>> KEYS = Map.of(
            "all", pack -> List.of("all"),
            "installation", pack -> List.of(pack.installationId()),
            "tenant", pack -> List.of(pack.tenantId()),
            "chemistry", pack -> List.of(pack.settings().chemistry().label()),
            "tag", PackEntry::tags);

    private final Function<PackEntry, List<String>> keys;
    private final Aggregation aggregation;

    private SeriesGroups(Function<PackEntry, List<String>> keys, Aggregation aggregation) {
        this.keys = keys;
        this.aggregation = aggregation;
    }

    /**
     * @param aggregate how values are put together
     * @param groupBy   null: all packs are one group
     */
    static SeriesGroups of(String aggregate, @Nullable String groupBy) {
        Aggregation aggregation = Aggregation.labelled(aggregate)
                .orElseThrow(() -> ProblemException.bad(
                        "aggregate", "aggregate is '" + aggregate + "' but must be " + Aggregation.KNOWN));
        Function<PackEntry, List<String>> keys = KEYS.get(groupBy == null ? "all" : groupBy);
        if (keys == null) {
            throw ProblemException.bad(
                    "groupBy",
                    "groupBy is '" + groupBy + "' but must be one of "
                            + KEYS.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return new SeriesGroups(keys, aggregation);
    }

    /** A pack with several tags is in several groups, one without in none. */
    List<SeriesPage.One> together(List<SeriesPage.One> ofPacks, Map<String, PackEntry> packs) {
        Map<String, Map<String, List<SeriesPage.One>>> byGroup = new TreeMap<>();
        for (SeriesPage.One one : ofPacks) {
            PackEntry pack = packs.get(String.valueOf(one.packId()));
            if (pack != null) {
                for (String group : keys.apply(pack)) {
                    byGroup.computeIfAbsent(group, key -> new LinkedHashMap<>())
                            .computeIfAbsent(one.column(), key -> new ArrayList<>())
                            .add(one);
                }
            }
        }
        List<SeriesPage.One> together = new ArrayList<>();
        byGroup.forEach((group, byColumn) ->
                byColumn.forEach((column, members) -> together.add(together(group, column, members))));
        return together;
    }

    private SeriesPage.One together(String group, String column, List<SeriesPage.One> members) {
        NavigableMap<Long, List<Long>> byTime = new TreeMap<>();
        boolean truncated = false;
        for (SeriesPage.One member : members) {
            truncated |= member.truncated();
            for (int i = 0; i < member.atMs().size(); i++) {
                Long value = member.value().get(i);
                if (value != null) {
                    byTime.computeIfAbsent(member.atMs().get(i), at -> new ArrayList<>())
                            .add(value);
                }
            }
        }
        List<Long> values = new ArrayList<>(byTime.size());
        List<Integer> counts = new ArrayList<>(byTime.size());
        for (List<Long> of : byTime.values()) {
            values.add(aggregation.of(of.stream().mapToLong(Long::longValue).toArray()));
            counts.add(of.size());
        }
        return new SeriesPage.One(
                null, group, column, List.copyOf(byTime.keySet()), values, null, null, counts, truncated);
    }
}
