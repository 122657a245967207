package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.history.History;
import io.cellfleet.api.registry.Directory;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.EventViews;
import io.cellfleet.api.rest.view.EventsView;
import io.cellfleet.api.rest.view.SeriesView;
import io.cellfleet.api.security.Callers;
import io.cellfleet.contract.history.v1.EventsReply;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.history.v1.SeriesColumn;
import io.cellfleet.contract.history.v1.SeriesReply;
import io.cellfleet.contract.history.v1.SeriesRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a pack was: asks history. */
@Path("/api/v1/packs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Packs")
public class PackPastResource {

    private static final int DAY_SECONDS = 86_400;

    private final Directory directory;
    private final History history;
    private final Callers callers;

    PackPastResource(Directory directory, History history, Callers callers) {
        this.directory = directory;
        this.history = history;
        this.callers = callers;
    }

    @GET
    @Path("/series")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Values over a time range, by column",
            description = "Columns: packVoltageMv, currentMa, socMilliPercent, lowestCellMv, highestCellMv,"
                    + " lowestTemperatureDeciC, highestTemperatureDeciC, cellVoltageMv.N and cellTemperatureDeciC.N"
                    + " (N from 1). With buckets value is the mean, and min and max are given.")
    public SeriesView series(
            @PathParam("id") String id,
            @QueryParam("columns")
                    @Parameter(description = "1 to 64 names with commas between them", required = true)
                    @Nullable
                    String columns,
            @BeanParam RangeParams time,
            @QueryParam("bucketSeconds")
                    @Parameter(description = "0 to 86400; 0: every value as it came; default 0")
                    @Nullable
                    String bucketSeconds,
            @QueryParam("limit") @Parameter(description = "points a column, 1 to 100000; default 10000") @Nullable
                    String limit) {
        checkPack(id);
        List<String> names = SeriesColumns.parse(columns);
        RangeParams.Range range = time.range();
        int bucket = Ask.number("bucketSeconds", bucketSeconds, 0, 0, DAY_SECONDS);
        SeriesRequest request = SeriesRequest.newBuilder()
                .addPackIds(id)
                .addAllColumns(names)
                .setFromMs(range.from().toEpochMilli())
                .setToMs(range.to().toEpochMilli())
                .setBucketMs(bucket * 1_000)
                .setLimit(Ask.number("limit", limit, 10_000, 1, 100_000))
                .build();
        SeriesReply reply = history.series(request);
        List<SeriesView.Column> found = reply.getColumnsList().stream()
                .map(column -> column(column, bucket > 0))
                .toList();
        return new SeriesView(id, range.from(), range.to(), bucket, found, reply.getIncomplete());
    }

    @GET
    @Path("/events")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What happened to a pack, newest first")
    public EventsView events(
            @PathParam("id") String id,
            @BeanParam RangeParams time,
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit) {
        checkPack(id);
        RangeParams.Range range = time.range();
        EventsReply reply = history.events(EventsRequest.newBuilder()
                .addPackIds(id)
                .setFromMs(range.from().toEpochMilli())
                .setToMs(range.to().toEpochMilli())
                .setLimit(Ask.number("limit", limit, 100, 1, 1_000))
                .build());
        return new EventsView(
                id, reply.getEventsList().stream().map(EventViews::of).toList(), reply.getTruncated());
    }

    private void checkPack(String id) {
        if (directory.pack(callers.now(), id).isEmpty()) {
            throw ProblemException.unknown("id", "there is no pack '" + id + "'");
        }
    }

    private static SeriesView.Column column(SeriesColumn column, boolean buckets) {
        return new SeriesView.Column(
                column.getName(),
                column.getAtMsList(),
                column.getValueList(),
                buckets ? column.getMinList() : null,
                buckets ? column.getMaxList() : null,
                column.getTruncated());
    }
}
