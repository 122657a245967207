package io.cellfleet.api.rest;

import io.cellfleet.api.rest.list.Listing;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page of a list, in which order, with which columns. */
public class PageParams {

    @QueryParam("sort")
    @Parameter(description = "a field, with - before it for the greatest first; what has no value comes last")
    public @Nullable String sort;

    @QueryParam("limit")
    @Parameter(description = "1 to 1000; default 100")
    public @Nullable String limit;

    @QueryParam("after")
    @Parameter(description = "'next' of the page before, with the same filters and sort")
    public @Nullable String after;

    @QueryParam("columns")
    @Parameter(description = "fields of the items with commas between them; default: all. id is always there")
    public @Nullable String columns;

    Listing.Question question(Object of) {
        return new Listing.Question(sort, after, Ask.number("limit", limit, 100, 1, 1_000), of);
    }
}
