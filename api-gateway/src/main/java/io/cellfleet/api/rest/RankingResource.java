package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.fleet.Selection;
import io.cellfleet.api.history.EventWalk;
import io.cellfleet.api.history.History;
import io.cellfleet.api.registry.Directory;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.security.Callers;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.history.v1.PackSums;
import io.cellfleet.contract.history.v1.RankingRequest;
import io.cellfleet.contract.history.v1.Resolution;
import io.cellfleet.contract.history.v1.SumsReply;
import io.cellfleet.contract.history.v1.SumsRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which packs have the most or the least of something. */
@Path("/api/v1/rankings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rankings")
public class RankingResource {

    private static final int MOST_PORTIONS = 100;
    private static final double FULL_PERCENT = 100;

    private final Fleet fleet;
    private final Directory directory;
    private final History history;
    private final EventWalk events;
    private final Callers callers;

    RankingResource(Fleet fleet, Directory directory, History history, EventWalk events, Callers callers) {
        this.fleet = fleet;
        this.directory = directory;
        this.history = history;
        this.events = events;
        this.callers = callers;
    }

    /** A pack in its place. */
    public record RankedView(
            @Schema(description = "from 1") int place,
            String packId,

            @Schema(description = "absent when it is not registered") @Nullable
            String packName,

            @Schema(description = "absent as packName") @Nullable
            String installationId,

            @Schema(description = "in the unit of what is asked")
            long value,

            @Schema(
                    description =
                            "begin of the minute, hour or day that has it first, or when it was full; absent of a sum and a count, and when it was never full")
            @Nullable
            Instant at) {}

    /** Packs in their order. */
    public record RankingView(
            String by,

            @Schema(description = "true when there were more events than are counted: values are too low")
            boolean truncated,

            List<RankedView> packs) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Which packs have the most or the least of something in a time range",
            description = "by=column: the most of any minute, hour or day (resolution), or with sum=true of all of them"
                    + " together, of a column as series take for it: spreadMvMax, temperatureDeciCMax, collectedWh …"
                    + " by=warnings: how many were raised. by=sinceFull: ms since the counted SOC was set to full, up to"
                    + " 'to'; packs that were not full in the range come first, with the whole range as their value.")
    public RankingView get(
            @BeanParam SelectionParams which,
            @QueryParam("by") @Parameter(description = "column, warnings or sinceFull; default column") @Nullable
                    String by,
            @QueryParam("column") @Parameter(description = "required of by=column") @Nullable String column,
            @QueryParam("resolution") @Parameter(description = "minute, hour or day; default hour") @Nullable
                    String resolution,
            @QueryParam("sum") @Parameter(description = "true: all together; default false") @Nullable String sum,
            @BeanParam RangeParams time,
            @QueryParam("least") @Parameter(description = "true: the least first; default false") @Nullable
                    String least,
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 20") @Nullable String limit) {
        Caller caller = callers.now();
        Question question = new Question(
                caller,
                which.selection(),
                time.range(),
                least != null && Ask.flag("least", least),
                Ask.number("limit", limit, 20, 1, 1_000));
        String asked = by == null ? "column" : by;
        return switch (asked) {
            case "column" -> ofColumn(question, column, resolution, sum != null && Ask.flag("sum", sum));
            case "warnings" -> ofWarnings(question);
            case "sinceFull" -> ofSinceFull(question);
            default ->
                throw ProblemException.bad("by", "by is '" + asked + "' but must be column, warnings or sinceFull");
        };
    }

    private record Question(Caller caller, Selection selection, RangeParams.Range range, boolean least, int limit) {}

    /** What a pack has. */
    private record Found(
            String packId, long value, @Nullable Instant at) {}

    private RankingView ofColumn(Question question, @Nullable String column, @Nullable String resolution, boolean sum) {
        if (column == null || column.isBlank()) {
            throw ProblemException.bad("column", "column is required, as spreadMvMax");
        }
        Resolution known = SumResolutions.labelled(resolution == null ? "hour" : resolution)
                .orElseThrow(() -> ProblemException.bad(
                        "resolution", "resolution is '" + resolution + "' but must be minute, hour or day"));
        Optional<List<String>> packIds = PackIds.named(fleet, question.caller(), question.selection());
        if (packIds.isEmpty()) {
            return view(question, column, false, Stream.empty());
        }
        if (sum) {
            SumsReply reply = history.sums(SumsRequest.newBuilder()
                    .addAllPackIds(packIds.get())
                    .setResolution(known)
                    .addColumns(column)
                    .setFromMs(question.range().from().toEpochMilli())
                    .setToMs(question.range().to().toEpochMilli())
                    .build());
            return view(question, column, false, reply.getPacksList().stream().flatMap(pack -> sum(pack).stream()));
        }
        RankingRequest request = RankingRequest.newBuilder()
                .addAllPackIds(packIds.get())
                .setResolution(known)
                .setColumn(column)
                .setFromMs(question.range().from().toEpochMilli())
                .setToMs(question.range().to().toEpochMilli())
                .setLeast(question.least())
                .setLimit(question.limit())
                .build();
        return view(
                question,
                column,
                false,
                history.ranking(request).getPacksList().stream()
                        .map(pack ->
                                new Found(pack.getPackId(), pack.getValue(), Instant.ofEpochMilli(pack.getAtMs()))));
    }

    /** Empty where nobody said anything. */
    private static Optional<Found> sum(PackSums pack) {
        var column = pack.getColumns(0);
        if (column.getUnknownCount() == column.getValueCount()) {
            return Optional.empty();
        }
        long sum = column.getValueList().stream().mapToLong(Long::longValue).sum(); // 0 where nobody said anything
        return Optional.of(new Found(pack.getPackId(), sum, null));
    }

    private RankingView ofWarnings(Question question) {
        Map<String, Long> counts = new HashMap<>();
        fleet.entries(question.caller(), question.selection()).forEach(pack -> counts.put(pack.id(), 0L));
        boolean truncated = walk(
                question,
                List.of("warning_raised"),
                event -> counts.computeIfPresent(event.getPackId(), (id, count) -> count + 1));
        return view(
                question,
                "warnings",
                truncated,
                counts.entrySet().stream().map(count -> new Found(count.getKey(), count.getValue(), null)));
    }

    private RankingView ofSinceFull(Question question) {
        Map<String, Long> fullAtMs = new HashMap<>();
        boolean truncated = walk(question, List.of("soc_recalibrated"), event -> {
            if (event.getSocRecalibrated().getPercent() == FULL_PERCENT) {
                fullAtMs.merge(event.getPackId(), event.getAtMs(), Math::max);
            }
        });
        long fromMs = question.range().from().toEpochMilli();
        long toMs = question.range().to().toEpochMilli();
        return view(
                question,
                "sinceFull",
                truncated,
                fleet.entries(question.caller(), question.selection()).map(pack -> {
                    Long at = fullAtMs.get(pack.id());
                    return at == null
                            ? new Found(pack.id(), toMs - fromMs, null)
                            : new Found(pack.id(), toMs - at, Instant.ofEpochMilli(at));
                }));
    }

    /**
     * Every event of the range, newest first.
     *
     * @return true when there were too many
     */
    private boolean walk(Question question, List<String> facts, EventWalk.Each each) {
        Optional<List<String>> packIds = PackIds.orAll(fleet, question.caller(), question.selection());
        if (packIds.isEmpty()) {
            return false;
        }
        EventsRequest.Builder asked = EventsRequest.newBuilder()
                .addAllPackIds(packIds.get())
                .addAllFacts(facts)
                .setFromMs(question.range().from().toEpochMilli())
                .setToMs(question.range().to().toEpochMilli());
        try {
            return !events.all(asked, MOST_PORTIONS, each);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // counting cannot fail so
        }
    }

    private RankingView view(Question question, String by, boolean truncated, Stream<Found> found) {
        Comparator<Found> order = Comparator.comparingLong(Found::value);
        List<Found> first = found.sorted((question.least() ? order : order.reversed()).thenComparing(Found::packId))
                .limit(question.limit())
                .toList();
        List<RankedView> places = new ArrayList<>();
        for (Found pack : first) {
            Optional<PackEntry> entry = directory.pack(question.caller(), pack.packId());
            places.add(new RankedView(
                    places.size() + 1,
                    pack.packId(),
                    entry.map(PackEntry::name).orElse(null),
                    entry.map(PackEntry::installationId).orElse(null),
                    pack.value(),
                    pack.at()));
        }
        return new RankingView(by, truncated, places);
    }
}
