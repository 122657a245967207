package io.cellfleet.api.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.api.bulk.DraftPatch;
import io.cellfleet.api.bulk.SettingsChangePack.State;
import io.cellfleet.api.bulk.SettingsChanges;
import io.cellfleet.api.bulk.Templates;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.Differences;
import io.cellfleet.api.rest.view.Words;
import io.cellfleet.api.security.Callers;
import io.cellfleet.battery.settings.PackSettingsDraft;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Settings of many packs at once: looked at first, applied stage by stage, stopped, taken back. */
@Path("/api/v1/settings-changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settings")
public class SettingsChangeResource {

    private static final String STATES =
            "same: they are so already; refused: they would not fit, 'detail' says why; waiting; applied; passed-over:"
                    + " the pack was changed by somebody since, or is gone; undone; kept: changed by somebody since it was"
                    + " applied, and left so";

    private final SettingsChanges changes;
    private final Templates templates;
    private final Fleet fleet;
    private final Callers callers;
    private final ObjectMapper json;

    SettingsChangeResource(
            SettingsChanges changes, Templates templates, Fleet fleet, Callers callers, ObjectMapper json) {
        this.changes = changes;
        this.templates = templates;
        this.fleet = fleet;
        this.callers = callers;
        this.json = json;
    }

    /** What is to change. */
    public record PostChange(
            @Size(min = 1, max = 63)
            @Pattern(regexp = Ask.NO_ZERO)
            @Schema(
                    description =
                            "a settings template: its settings, and only packs of its chemistry and tags; either this or 'settings'")
            @Nullable
            String template,

            @Schema(
                    description = "the fields that change; null takes the default",
                    implementation = PackSettingsDraft.class)
            @Nullable
            ObjectNode settings,

            @Size(max = 20)
            @Schema(
                    description =
                            "how many packs each stage has, in the order of their ids; all others are one more stage. Default: one stage")
            @Nullable
            List<@NotNull @Min(1) @Max(SettingsChanges.MOST_PACKS) Integer> stages) {}

    /** A change, and how far it is. */
    public record SettingsChangeView(
            String id,

            @Schema(description = Words.TENANT + "; absent: of several") @Nullable
            String tenantId,

            Instant createdAt,
            String author,

            @Schema(description = "in the author's words; empty: none was given")
            String reason,

            @Nullable String template,

            @Schema(implementation = PackSettingsDraft.class)
            ObjectNode settings,

            @Schema(description = "0: nothing would change") int stages,

            int stagesDone,

            @Schema(description = "whether packs are being changed at the moment")
            boolean working,

            @Schema(description = "why the last stage, or the way back, ended early; absent: it did not") @Nullable
            String trouble,

            @Schema(description = "how many packs are in each state. " + STATES)
            Map<String, Long> packs) {

        static SettingsChangeView of(SettingsChanges.Entry entry) {
            Map<String, Long> packs = new TreeMap<>();
            entry.packs().forEach((state, count) -> packs.put(state.label(), count));
            return new SettingsChangeView(
                    entry.id(),
                    entry.tenantId().orElse(null),
                    entry.createdAt(),
                    entry.author(),
                    entry.reason(),
                    entry.template().orElse(null),
                    entry.settings().fields(),
                    entry.stages(),
                    entry.stagesDone(),
                    entry.isWorking(),
                    entry.trouble().orElse(null),
                    packs);
        }
    }

    /** Changes, newest first. */
    public record SettingsChangePage(
            List<SettingsChangeView> changes,
            @Schema(description = Words.NEXT) @Nullable String next) {}

    /** What a change means for one pack. */
    public record ChangedPackView(
            String packId,

            @Schema(description = "from 1; 0: nothing is to be done")
            int stage,

            @Schema(
                    description = STATES,
                    enumeration = {"same", "refused", "waiting", "applied", "passed-over", "undone", "kept"})
            String state,

            List<Differences.Difference> changes,
            @Nullable String detail) {}

    /** Packs of a change in their order. */
    public record ChangedPackPage(
            List<ChangedPackView> packs,
            @Schema(description = Words.NEXT) @Nullable String next) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Look what a change of many packs' settings would do",
            description = "No pack is touched. The answer counts what would become of the packs that the parameters"
                    + " select, GET its packs shows each with what would change. At most 10,000 packs.")
    @APIResponse(
            responseCode = "201",
            description = "it can be applied",
            content = @Content(schema = @Schema(implementation = SettingsChangeView.class)))
    public RestResponse<SettingsChangeView> make(
            @BeanParam SelectionParams selected,
            @QueryParam("reason") @Parameter(description = ChangeParams.REASON) @Nullable String reason,
            @NotNull @Valid PostChange body) {
        Caller caller = callers.now();
        if ((body.template() == null) == (body.settings() == null)) {
            throw ProblemException.bad("settings", "either settings or template must be given");
        }
        Templates.Wish template = body.template() == null ? null : template(caller, body.template());
        DraftPatch settings =
                body.settings() == null ? template.settings() : SettingsTemplateResource.patch(body.settings());
        List<PackEntry> packs = fleet.entries(caller, selected.selection())
                .filter(pack -> template == null || template.isFor(pack))
                .limit(SettingsChanges.MOST_PACKS + 1)
                .toList();
        if (packs.size() > SettingsChanges.MOST_PACKS) {
            throw ProblemException.conflict(
                    "pack", "more than " + SettingsChanges.MOST_PACKS + " packs are selected; select fewer");
        }
        List<Integer> stages = body.stages() == null ? List.of() : body.stages();
        SettingsChanges.Entry made = changes.make(
                new SettingsChanges.Wish(packs, settings, stages, body.template()), ChangeParams.by(caller, reason));
        return RestResponse.status(RestResponse.Status.CREATED, SettingsChangeView.of(made));
    }

    private Templates.Wish template(Caller caller, String id) {
        return templates
                .template(caller, id)
                .orElseThrow(() -> ProblemException.bad(
                        "template", "template is '" + id + "' but there is no such settings template"))
                .wish();
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Changes of many packs' settings, newest first")
    public SettingsChangePage list(
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "'next' of the page before") @Nullable String after) {
        int most = Ask.number("limit", limit, 100, 1, 1_000);
        if (after != null
                && changes.change(callers.now(), Ask.text("after", after)).isEmpty()) {
            throw ProblemException.bad("after", "after must be 'next' of the page before, as it was given");
        }
        List<SettingsChangeView> found = changes.list(callers.now(), after, most + 1).stream()
                .map(SettingsChangeView::of)
                .toList();
        List<SettingsChangeView> page = found.stream().limit(most).toList();
        return new SettingsChangePage(page, found.size() > most ? page.getLast().id() : null);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "A change of many packs' settings, and how far it is")
    public SettingsChangeView get(@PathParam("id") String id) {
        return SettingsChangeView.of(known(id));
    }

    private SettingsChanges.Entry known(String id) {
        return changes.change(callers.now(), Ask.text("id", id)).orElseThrow(() -> unknown(id));
    }

    @GET
    @Path("/{id}/packs")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What it means for each pack")
    public ChangedPackPage packs(
            @PathParam("id") String id,
            @QueryParam("state") @Parameter(description = "only these. " + STATES) @Nullable String state,
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "'next' of the page before") @Nullable String after) {
        int most = Ask.number("limit", limit, 100, 1, 1_000);
        int behind = Ask.number("after", after, -1, 0, SettingsChanges.MOST_PACKS);
        List<SettingsChanges.OfPack> found =
                changes.packs(known(id).id(), state == null ? null : state(state), behind, most + 1);
        List<ChangedPackView> page = found.stream().limit(most).map(this::view).toList();
        return new ChangedPackPage(
                page, found.size() > most ? String.valueOf(found.get(most - 1).position()) : null);
    }

    private static State state(String label) {
        return State.labelled(label)
                .orElseThrow(() -> ProblemException.bad(
                        "state",
                        "state is '" + label + "' but must be one of "
                                + Arrays.stream(State.values())
                                        .map(State::label)
                                        .collect(Collectors.joining(", "))));
    }

    private ChangedPackView view(SettingsChanges.OfPack pack) {
        return new ChangedPackView(
                pack.packId(),
                pack.stage(),
                pack.state().label(),
                Differences.of(json.valueToTree(pack.before()), json.valueToTree(pack.after())),
                pack.detail().orElse(null));
    }

    @POST
    @Path("/{id}/apply")
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Apply the next stage",
            description =
                    "Each pack is changed only while its settings are what they were when the change was made. Ends"
                            + " early at a pack whose PIN is not the one that is given; given again it goes on there. 409 while it"
                            + " works, and when no stage is left.")
    @APIResponse(
            responseCode = "202",
            description = "packs are being changed; GET says how far it is",
            content = @Content(schema = @Schema(implementation = SettingsChangeView.class)))
    public RestResponse<SettingsChangeView> apply(
            @PathParam("id") String id,
            @HeaderParam(PinGate.HEADER) @Parameter(description = PinGate.WORDS) @Nullable String pin) {
        return begun(id, changes.apply(Ask.text("id", id), pin, callers.now()), "there is no stage left to apply");
    }

    @POST
    @Path("/{id}/undo")
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Give the packs their old settings again",
            description =
                    "All that have the change, the last one first; a pack that was changed by somebody since keeps"
                            + " that. Nothing further is applied afterwards. 409 while it works, and when there is nothing to take"
                            + " back.")
    @APIResponse(
            responseCode = "202",
            description = "packs are being changed; GET says how far it is",
            content = @Content(schema = @Schema(implementation = SettingsChangeView.class)))
    public RestResponse<SettingsChangeView> undo(
            @PathParam("id") String id,
            @HeaderParam(PinGate.HEADER) @Parameter(description = PinGate.WORDS) @Nullable String pin) {
        return begun(id, changes.undo(Ask.text("id", id), pin, callers.now()), "no pack has the change");
    }

    private static RestResponse<SettingsChangeView> begun(String id, SettingsChanges.Start start, String nothing) {
        return switch (start) {
            case SettingsChanges.Start.Begun begun ->
                RestResponse.status(RestResponse.Status.ACCEPTED, SettingsChangeView.of(begun.change()));
            case SettingsChanges.Start.Unknown unknown -> throw unknown(id);
            case SettingsChanges.Start.Busy busy ->
                throw ProblemException.conflict("id", "packs are being changed already; wait or stop it");
            case SettingsChanges.Start.Nothing none -> throw ProblemException.conflict("id", nothing);
        };
    }

    @POST
    @Path("/{id}/stop")
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Stop after the pack in hand",
            description = "What was changed stays; apply goes on, undo goes back.")
    @APIResponse(
            responseCode = "202",
            description = "it stops",
            content = @Content(schema = @Schema(implementation = SettingsChangeView.class)))
    public RestResponse<SettingsChangeView> stop(@PathParam("id") String id) {
        SettingsChanges.Entry stopped =
                changes.stop(Ask.text("id", id), callers.now()).orElseThrow(() -> unknown(id));
        return RestResponse.status(RestResponse.Status.ACCEPTED, SettingsChangeView.of(stopped));
    }

    private static ProblemException unknown(String id) {
        return ProblemException.unknown("id", "there is no settings change '" + id + "'");
    }
}
