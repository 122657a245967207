package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.fleet.Selection;
import io.cellfleet.api.history.History;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.SeriesPage;
import io.cellfleet.api.security.Callers;
import io.cellfleet.contract.history.v1.Downsampling;
import io.cellfleet.contract.history.v1.PackGaps;
import io.cellfleet.contract.history.v1.PackSums;
import io.cellfleet.contract.history.v1.SeriesColumn;
import io.cellfleet.contract.history.v1.SeriesReply;
import io.cellfleet.contract.history.v1.SeriesRequest;
import io.cellfleet.contract.history.v1.SumsColumn;
import io.cellfleet.contract.history.v1.SumsReply;
import io.cellfleet.contract.history.v1.SumsRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Values of many packs over time: one question, however many. */
@Path("/api/v1/series")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Series")
public class SeriesResource {

    private static final int DAY_SECONDS = 86_400;
    private static final int MOST_COLUMNS = 64;
    private static final String KNOWN =
            "raw, minute, hour, day, a number of seconds as 300s, or a number of points as 500p";

    private final Fleet fleet;
    private final History history;
    private final Callers callers;

    SeriesResource(Fleet fleet, History history, Callers callers) {
        this.fleet = fleet;
        this.history = history;
        this.callers = callers;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Values of many packs and many columns over a time range",
            description =
                    "Resolutions raw, Ns (buckets of N seconds: mean, least and greatest) and Np (N points for a chart)"
                            + " take the columns packVoltageMv, currentMa, socMilliPercent, lowestCellMv, highestCellMv,"
                            + " lowestTemperatureDeciC, highestTemperatureDeciC, cellVoltageMv.N and cellTemperatureDeciC.N (N from"
                            + " 1). Resolutions minute, hour and day take the columns of those tables, as socMilliPercentMean,"
                            + " currentMaMax, powerMwMean, cellMvMin, spreadMvMax, warningVhMs, collectedWh, consumedWh, frames or"
                            + " coveredMs; an hour is of UTC, a day of the installation's own zone, and those that run are not in"
                            + " them yet. With aggregate, packs are put together by group, not of raw values and points. Filters"
                            + " by SOC, quality and warning are of now, not of then. At most 1,000,000 values.")
    public SeriesPage get(
            @BeanParam SelectionParams which,
            @QueryParam("columns")
                    @Parameter(description = "1 to 64 names with commas between them", required = true)
                    @Nullable
                    String columns,
            @BeanParam RangeParams time,
            @QueryParam("resolution") @Parameter(description = KNOWN + "; default raw") @Nullable String resolution,
            @QueryParam("downsampling")
                    @Parameter(
                            description = "how N points are chosen: lttb, a line through them looks like one through"
                                    + " all, or minmax, none of the extremes is lost; default lttb")
                    @Nullable
                    String downsampling,
            @QueryParam("aggregate")
                    @Parameter(description = "sum, mean, min, max or p1 to p99; default: none")
                    @Nullable
                    String aggregate,
            @QueryParam("groupBy")
                    @Parameter(description = "all, installation, tenant, chemistry or tag; default all")
                    @Nullable
                    String groupBy,
            @QueryParam("limit")
                    @Parameter(description = "points a column and pack, 1 to 100000; default 10000")
                    @Nullable
                    String limit) {
        RangeParams.Range range = time.range();
        String asked = resolution == null ? "raw" : resolution;
        SeriesGroups groups = aggregate == null ? null : SeriesGroups.of(aggregate, groupBy);
        if (groups != null && (asked.equals("raw") || asked.endsWith("p"))) {
            throw ProblemException.bad(
                    "aggregate", "aggregate needs times that packs have in common: resolution minute, hour, day or Ns");
        }
        if (groups == null && groupBy != null) {
            throw ProblemException.bad("groupBy", "groupBy needs aggregate: " + "sum, mean, min, max or p1 to p99");
        }
        int most = Ask.number("limit", limit, 10_000, 1, 100_000);
        Caller caller = callers.now();
        Selection selection = which.selection();
        Question question = new Question(columns, range.from(), range.to(), asked, downsampling, most);
        Optional<List<String>> packIds = PackIds.named(fleet, caller, selection);
        SeriesPage found =
                SumResolutions.labelled(asked).isPresent() ? sums(question, packIds) : values(question, packIds);
        if (groups == null) {
            return found;
        }
        Map<String, PackEntry> packs = fleet.entries(caller, selection)
                .collect(Collectors.toMap(PackEntry::id, Function.identity(), (one, same) -> one));
        return new SeriesPage(
                range.from(),
                range.to(),
                asked,
                aggregate,
                groups.together(found.series(), packs),
                found.gaps(),
                found.incomplete());
    }

    /** What is asked of packs. */
    private record Question(
            @Nullable String columns,
            Instant from,
            Instant to,
            String resolution,
            @Nullable String downsampling,
            int limit) {}

    private SeriesPage values(Question question, Optional<List<String>> packIds) {
        List<String> columns = SeriesColumns.parse(question.columns());
        SeriesRequest.Builder request = SeriesRequest.newBuilder()
                .addAllColumns(columns)
                .setFromMs(question.from().toEpochMilli())
                .setToMs(question.to().toEpochMilli())
                .setLimit(question.limit());
        shape(request, question);
        if (packIds.isEmpty()) {
            return new SeriesPage(
                    question.from(), question.to(), question.resolution(), null, List.of(), List.of(), false);
        }
        SeriesReply reply = history.series(request.addAllPackIds(packIds.get()).build());
        boolean buckets = request.getBucketMs() > 0;
        return new SeriesPage(
                question.from(),
                question.to(),
                question.resolution(),
                null,
                reply.getColumnsList().stream()
                        .map(column -> one(column, buckets))
                        .toList(),
                reply.getGapsList().stream().map(SeriesResource::gaps).toList(),
                reply.getIncomplete());
    }

    private static void shape(SeriesRequest.Builder request, Question question) {
        String resolution = question.resolution();
        boolean points = resolution.matches("\\d{1,6}p");
        if (question.downsampling() != null && !points) {
            throw ProblemException.bad("downsampling", "downsampling needs a number of points, as resolution=500p");
        }
        if (points) {
            int number = Ask.number("resolution", resolution.substring(0, resolution.length() - 1), 0, 3, 100_000);
            request.setLimit(number).setDownsampling(downsampling(question.downsampling()));
        } else if (resolution.matches("\\d{1,6}s")) {
            int seconds = Ask.number("resolution", resolution.substring(0, resolution.length() - 1), 0, 1, DAY_SECONDS);
            request.setBucketMs(seconds * 1_000);
        } else if (!resolution.equals("raw")) {
            throw ProblemException.bad("resolution", "resolution is '" + resolution + "' but must be " + KNOWN);
        }
    }

    private static Downsampling downsampling(@Nullable String label) {
        return switch (label == null ? "lttb" : label) {
            case "lttb" -> Downsampling.DOWNSAMPLING_LTTB;
            case "minmax" -> Downsampling.DOWNSAMPLING_MIN_MAX;
            default ->
                throw ProblemException.bad(
                        "downsampling", "downsampling is '" + label + "' but must be lttb or minmax");
        };
    }

    private static SeriesPage.One one(SeriesColumn column, boolean buckets) {
        return new SeriesPage.One(
                column.getPackId(),
                null,
                column.getName(),
                column.getAtMsList(),
                column.getValueList(),
                buckets ? column.getMinList() : null,
                buckets ? column.getMaxList() : null,
                null,
                column.getTruncated());
    }

    private static SeriesPage.Gaps gaps(PackGaps gaps) {
        return new SeriesPage.Gaps(gaps.getPackId(), gaps.getFromMsList(), gaps.getToMsList());
    }

    private SeriesPage sums(Question question, Optional<List<String>> packIds) {
        List<String> columns = sumColumns(question.columns());
        if (question.downsampling() != null) {
            throw ProblemException.bad("downsampling", "downsampling needs a number of points, as resolution=500p");
        }
        SumsReply reply = packIds.isEmpty()
                ? SumsReply.getDefaultInstance()
                : history.sums(SumsRequest.newBuilder()
                        .addAllPackIds(packIds.get())
                        .setResolution(
                                SumResolutions.labelled(question.resolution()).orElseThrow())
                        .addAllColumns(columns)
                        .setFromMs(question.from().toEpochMilli())
                        .setToMs(question.to().toEpochMilli())
                        .build());
        List<SeriesPage.One> series = new ArrayList<>();
        for (PackSums pack : reply.getPacksList()) {
            pack.getColumnsList().forEach(column -> series.add(one(pack, column, question.limit())));
        }
        return new SeriesPage(question.from(), question.to(), question.resolution(), null, series, List.of(), false);
    }

    static List<String> sumColumns(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw ProblemException.bad("columns", "columns is required: names with commas between them");
        }
        List<String> names = Arrays.stream(text.split(",", -1)).distinct().toList();
        if (names.size() > MOST_COLUMNS) {
            throw ProblemException.bad(
                    "columns", "columns has " + names.size() + " names but may have " + MOST_COLUMNS);
        }
        return names;
    }

    private static SeriesPage.One one(PackSums pack, SumsColumn column, int limit) {
        List<@Nullable Long> values = new ArrayList<>(column.getValueList());
        column.getUnknownList().forEach(index -> values.set(index, null));
        int most = Math.min(limit, values.size());
        return new SeriesPage.One(
                pack.getPackId(),
                null,
                column.getName(),
                pack.getAtMsList().subList(0, most),
                values.subList(0, most),
                null,
                null,
                null,
                most < values.size());
    }
}
