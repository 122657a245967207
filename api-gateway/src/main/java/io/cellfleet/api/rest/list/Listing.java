package io.cellfleet.api.rest.list;

import io.cellfleet.api.rest.problem.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sorts items by any of some fields and gives them page by page. What has no value for the field comes last, and items
 * of the same value come by id, so that no item is given twice or left out while nothing changes.
 *
 * @param <T> an item
 */
public final class Listing<T> {

    private static final String DESCENDING = "-";

    private final Map<String, Function<T, @Nullable Object>> fields;
    private final Function<T, String> id;
    private final String preset;

    /**
     * @param fields by name: each gives a number or a text, always the same kind, or null
     * @param preset how items come, and how they are sorted when nobody says
     */
    public Listing(Map<String, Function<T, @Nullable Object>> fields, Function<T, String> id, String preset) {
        this.fields = new TreeMap<>(fields);
        this.id = id;
        this.preset = preset;
    }

    /**
     * A page.
     *
     * @param next null on the last
     */
    public record Page<T>(List<T> items, @Nullable String next) {}

    /**
     * What is asked for.
     *
     * @param sort  a field, with - before it for the greatest first; null: the preset
     * @param after 'next' of the page before; null: the first page
     * @param limit 1 or more
     * @param of    all else that decides what is in the list; as text it is the same in every process
     */
    public record Question(@Nullable String sort, @Nullable String after, int limit, Object of) {}

    public Page<T> page(Stream<T> items, Question question) {
        String sort = question.sort() == null ? preset : question.sort();
        boolean descending = sort.startsWith(DESCENDING);
        Function<T, @Nullable Object> field = field(descending ? sort.substring(1) : sort);
        Comparator<Keyed<T>> order = order(descending);
        int hash = 31 * sort.hashCode() + question.of().toString().hashCode();
        Stream<Keyed<T>> keyed = items.map(item -> new Keyed<>(item, field.apply(item), id.apply(item)));
        if (question.after() != null) {
            Cursor cursor = Cursor.parse("after", question.after(), hash);
            Keyed<T> last = new Keyed<>(null, cursor.value(), cursor.id());
            keyed = keyed.filter(item -> order.compare(item, last) > 0);
        }
        Stream<Keyed<T>> sorted = sort.equals(preset) ? keyed : keyed.sorted(order);
        List<Keyed<T>> found = sorted.limit(question.limit() + 1L).toList();
        boolean more = found.size() > question.limit();
        List<Keyed<T>> page = more ? found.subList(0, question.limit()) : found;
        String next =
                more ? new Cursor(hash, page.getLast().value(), page.getLast().id()).text() : null;
        return new Page<>(page.stream().map(Keyed::get).toList(), next);
    }

    private record Keyed<T>(@Nullable T item, @Nullable Object value, String id) {

        T get() {
            if (item == null) {
                throw new IllegalStateException("a cursor is no item");
            }
            return item;
        }
    }

    private Function<T, @Nullable Object> field(String name) {
        Function<T, @Nullable Object> field = fields.get(name);
        if (field == null) {
            throw ProblemException.bad(
                    "sort",
                    "sort is '" + name + "' but must be one of " + String.join(", ", fields.keySet())
                            + ", with - before it for the greatest first");
        }
        return field;
    }

    private static <T> Comparator<Keyed<T>> order(boolean descending) {
        return (one, other) -> {
            int values = compare(one.value(), other.value(), descending);
            return values != 0 ? values : one.id().compareTo(other.id());
        };
    }

    private static int compare(@Nullable Object one, @Nullable Object other, boolean descending) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? 1 : -1;
        }
        int values = one instanceof Number number && other instanceof Number second
                ? Double.compare(number.doubleValue(), second.doubleValue())
                : one.toString().compareTo(other.toString());
        return descending ? -values : values;
    }
}
