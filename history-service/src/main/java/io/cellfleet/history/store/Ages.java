package io.cellfleet.history.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For how long values are kept after the end of the partition they are in; whole days. Null: for ever, or as somebody else
 * says. What is finer goes first.
 *
 * @param rawDays    every value of every frame; {@value #FEWEST_DAYS} or more, as frames come as late as a month
 * @param minuteDays sums of minutes; {@code rawDays} or more
 * @param hourDays   sums of hours; {@code minuteDays} or more
 * @param dayDays    sums of days; {@code hourDays} or more
 */
public record Ages(
        @Nullable Integer rawDays,
        @Nullable Integer minuteDays,
        @Nullable Integer hourDays,
        @Nullable Integer dayDays) {

    public static final int FEWEST_DAYS = 31;

    /** About 1,000 years. */
    public static final int MOST_DAYS = 366_000;

    /** What a value is one of. */
    enum Kind {
        RAW("rawDays", "pack_hour_block"),
        MINUTE("minuteDays", "pack_minute"),
        HOUR("hourDays", "pack_hour"),
        DAY("dayDays", "pack_day");

        private final String age;
        private final String table;

        Kind(String age, String table) {
            this.age = age;
            this.table = table;
        }

        /** Where it is kept, by partitions. */
        String table() {
            return table;
        }

        private Mistake mistake(String what) {
            return new Mistake(age, age + " " + what);
        }
    }

    /** By kind, from the finest. */
    @Nullable
    Integer of(Kind kind) {
        return switch (kind) {
            case RAW -> rawDays;
            case MINUTE -> minuteDays;
            case HOUR -> hourDays;
            case DAY -> dayDays;
        };
    }

    /** These, and where they say nothing those. */
    public Ages orElse(Ages others) {
        return new Ages(
                first(rawDays, others.rawDays),
                first(minuteDays, others.minuteDays),
                first(hourDays, others.hourDays),
                first(dayDays, others.dayDays));
    }

    private static @Nullable Integer first(@Nullable Integer days, @Nullable Integer others) {
        return days == null ? others : days;
    }

    /**
     * An age that cannot be followed.
     *
     * @param age      as it is called here
     * @param sentence with age, value and limit
     */
    public record Mistake(String age, String sentence) {}

    /** What is wrong with them; empty when they can be followed. */
    public List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        int least = FEWEST_DAYS;
        boolean isForEver = false;
        for (Kind kind : Kind.values()) {
            Integer days = of(kind);
            if (days == null) {
                isForEver = true;
            } else if (isForEver) {
                mistakes.add(kind.mistake("is " + days + " but what is finer is kept for ever"));
            } else if (days < least || days > MOST_DAYS) {
                mistakes.add(kind.mistake("is " + days + " but must be " + least + " to " + MOST_DAYS));
            } else {
                least = days;
            }
        }
        return mistakes;
    }
}
