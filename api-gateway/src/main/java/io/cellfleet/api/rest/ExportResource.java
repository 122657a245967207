package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.export.ArrowSink;
import io.cellfleet.api.export.CsvSink;
import io.cellfleet.api.export.ExportQuestion;
import io.cellfleet.api.export.HistoryRows;
import io.cellfleet.api.export.Rows;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.history.History;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.security.Callers;
import io.cellfleet.contract.history.v1.Resolution;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Values of any length, for other programs. */
@Path("/api/v1/exports/series")
@Tag(name = "Exports")
public class ExportResource {

    private static final String ARROW = "application/vnd.apache.arrow.stream";

    private final Fleet fleet;
    private final History history;
    private final Streams streams;
    private final Callers callers;

    ExportResource(Fleet fleet, History history, Streams streams, Callers callers) {
        this.fleet = fleet;
        this.history = history;
        this.callers = callers;
        this.streams = streams;
    }

    @GET
    @Produces({"text/csv", ARROW})
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Values of many packs over any time, as CSV or as an Arrow stream",
            description =
                    "Streamed, in the order of pack and time, one row for each time at which a pack said anything; a"
                            + " column that said nothing then is empty. An answer that breaks off, or one that was interrupted, goes"
                            + " on with afterPack and afterTime of the last whole row, and CSV then has no header again. Columns are"
                            + " those of GET series. Filters by SOC, quality and warning are of now, not of then.")
    @APIResponse(
            responseCode = "200",
            description = "rows",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = ARROW, schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response get(
            @BeanParam SelectionParams which,
            @QueryParam("columns")
                    @Parameter(description = "1 to 64 names with commas between them", required = true)
                    @Nullable
                    String columns,
            @BeanParam RangeParams time,
            @QueryParam("resolution") @Parameter(description = "raw, minute, hour or day; default raw") @Nullable
                    String resolution,
            @QueryParam("format") @Parameter(description = "csv or arrow; default csv") @Nullable String format,
            @QueryParam("afterPack") @Parameter(description = "the pack of the last row that is known") @Nullable
                    String afterPack,
            @QueryParam("afterTime") @Parameter(description = "the time of that row") @Nullable String afterTime) {
        RangeParams.Range range = time.range();
        Optional<Resolution> sums = resolution(resolution);
        List<String> names = sums.isPresent() ? SeriesResource.sumColumns(columns) : SeriesColumns.parse(columns);
        boolean arrow = isArrow(format);
        Optional<ExportQuestion.After> after = after(afterPack, afterTime);
        Caller caller = callers.now();
        streams.countExport(caller);
        List<String> packIds = fleet.entries(caller, which.selection())
                .map(PackEntry::id)
                .sorted()
                .toList();
        Rows rows = new HistoryRows(
                history,
                new ExportQuestion(
                        packIds, names, range.from().toEpochMilli(), range.to().toEpochMilli(), sums, after));
        Optional<List<Rows.Row>> first = rows.next(); // a question that history refuses is refused, not broken off
        StreamingOutput body = out -> {
            try (Rows.Sink sink = arrow ? new ArrowSink(out, names) : new CsvSink(out, names, after.isEmpty())) {
                sink.write(first.orElse(List.of()));
                rows.writeTo(sink);
            }
        };
        return Response.ok(body, arrow ? ARROW : "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"cellfleet." + (arrow ? "arrows" : "csv") + "\"")
                .build();
    }

    private static Optional<Resolution> resolution(@Nullable String label) {
        if (label == null || label.equals("raw")) {
            return Optional.empty();
        }
        return Optional.of(SumResolutions.labelled(label)
                .orElseThrow(() -> ProblemException.bad(
                        "resolution", "resolution is '" + label + "' but must be raw, minute, hour or day")));
    }

    private static boolean isArrow(@Nullable String format) {
        return switch (format == null ? "csv" : format) {
            case "csv" -> false;
            case "arrow" -> true;
            default -> throw ProblemException.bad("format", "format is '" + format + "' but must be csv or arrow");
        };
    }

    private static Optional<ExportQuestion.After> after(@Nullable String pack, @Nullable String time) {
        if (pack == null && time == null) {
            return Optional.empty();
        }
        if (pack == null || time == null) {
            throw ProblemException.bad("afterPack", "afterPack and afterTime belong together");
        }
        return Optional.of(
                new ExportQuestion.After(pack, Ask.instant("afterTime", time).toEpochMilli()));
    }
}
