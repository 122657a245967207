package io.cellfleet.api.rest.view;

import io.cellfleet.contract.history.v1.Ages;
import io.cellfleet.contract.history.v1.RetentionReply;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** For how long a tenant's values are kept. */
public record RetentionView(
        @Schema(description = "what the tenant wishes") AgesView own,

        @Schema(description = "with what is configured where the tenant wishes nothing")
        AgesView effective,

        @Schema(
                description =
                        "minutes before this are gone, so hours and days before it are not made again; absent: none"
                                + " are gone")
        @Nullable
        Instant minutesFrom) {

    /** Days. */
    @Schema(
            name = "RetentionAges",
            description =
                    "Whole days after the end of the partition that a value is in: a day of raw values and minutes, a"
                            + " month of hours, a year of days.")
    public record AgesView(
            @Schema(description = "every value of every frame; 31 or more; absent: for ever") @Nullable
            Integer rawDays,

            @Schema(description = "sums of minutes; rawDays or more; absent: for ever") @Nullable
            Integer minuteDays,

            @Schema(description = "sums of hours; minuteDays or more; absent: for ever") @Nullable
            Integer hourDays,

            @Schema(description = "sums of days; hourDays or more; absent: for ever") @Nullable
            Integer dayDays) {

        static AgesView of(Ages ages) {
            return new AgesView(
                    ages.hasRawDays() ? ages.getRawDays() : null,
                    ages.hasMinuteDays() ? ages.getMinuteDays() : null,
                    ages.hasHourDays() ? ages.getHourDays() : null,
                    ages.hasDayDays() ? ages.getDayDays() : null);
        }

        public Ages message() {
            Ages.Builder ages = Ages.newBuilder();
            if (rawDays != null) {
                ages.setRawDays(rawDays);
            }
            if (minuteDays != null) {
                ages.setMinuteDays(minuteDays);
            }
            if (hourDays != null) {
                ages.setHourDays(hourDays);
            }
            if (dayDays != null) {
                ages.setDayDays(dayDays);
            }
            return ages.build();
        }
    }

    public static RetentionView of(RetentionReply reply) {
        return new RetentionView(
                AgesView.of(reply.getOwn()),
                AgesView.of(reply.getEffective()),
                reply.getMinutesFromMs() == 0 ? null : Instant.ofEpochMilli(reply.getMinutesFromMs()));
    }
}
