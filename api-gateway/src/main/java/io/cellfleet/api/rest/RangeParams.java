package io.cellfleet.api.rest;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** A stretch of time. */
public class RangeParams {

    @QueryParam("from")
    @Parameter(description = "inclusive; 1970 to 2100", required = true)
    public @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "exclusive; 1970 to 2100", required = true)
    public @Nullable String to;

    /**
     * A stretch of time that is not empty, in whole ms.
     *
     * @param from inclusive
     * @param to   exclusive
     */
    record Range(Instant from, Instant to) {}

    Range range() {
        Range range = new Range(Ask.instant("from", from), Ask.instant("to", to));
        Ask.range(range.from(), range.to());
        return range;
    }
}
