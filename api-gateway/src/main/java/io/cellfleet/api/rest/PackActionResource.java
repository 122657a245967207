package io.cellfleet.api.rest;

import io.cellfleet.api.action.Actions;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.history.ActionOutcomes;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.ActionView;
import io.cellfleet.api.rest.view.Words;
import io.cellfleet.api.security.Callers;
import io.cellfleet.contract.v1.ClearEnergyCounters;
import io.cellfleet.contract.v1.ConfirmCellCount;
import io.cellfleet.contract.v1.EndOverride;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.OverrideOff;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.ZeroCalibration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What people ask of a pack, once. */
@Path("/api/v1/packs/{id}/actions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Actions")
public class PackActionResource {

    private static final Duration LONGEST_OVERRIDE = Duration.ofDays(30);
    private static final int MOST_CELLS = 255;
    private static final String RELAY = "charge|load";

    private final Asking asking;
    private final Actions actions;
    private final ActionOutcomes outcomes;
    private final PinGate pins;
    private final Callers callers;

    PackActionResource(Asking asking, Actions actions, ActionOutcomes outcomes, PinGate pins, Callers callers) {
        this.asking = asking;
        this.actions = actions;
        this.outcomes = outcomes;
        this.pins = pins;
        this.callers = callers;
    }

    /** "I have seen it." */
    public record PostAcknowledgement(
            @NotNull @Schema(description = Words.CODE) String code,

            @Size(max = 500) @Pattern(regexp = Ask.NO_ZERO) @Schema(description = "default: none") @Nullable
            String note) {}

    /** "So many cells are right." */
    public record PostCellCount(
            @NotNull @Schema(description = "2 to 255") Integer cellCount) {}

    /** "This relay stays off." */
    public record PostOverride(
            @NotNull
            @Pattern(regexp = RELAY, message = "must be charge or load")
            @Schema(enumeration = {"charge", "load"})
            String relay,

            @NotBlank @Size(max = 200) @Pattern(regexp = Ask.NO_ZERO)
            String reason,

            @NotNull @Schema(description = "when it ends by itself; at most 30 days from now")
            Instant until) {}

    /** "This relay is the rules' again." */
    public record PostOverrideEnd(
            @NotNull
            @Pattern(regexp = RELAY, message = "must be charge or load")
            @Schema(enumeration = {"charge", "load"})
            String relay) {}

    @POST
    @Path("/acknowledge-warning")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Say that a warning was seen", description = "Refused when it is not active.")
    @APIResponse(
            responseCode = "202",
            description = Asking.ANSWER,
            content = @Content(schema = @Schema(implementation = ActionView.class)))
    public RestResponse<ActionView> acknowledge(
            @PathParam("id") String id, @BeanParam ActionParams params, @NotNull @Valid PostAcknowledgement body) {
        return asking.ask(id, params, AcknowledgementResource.acknowledgement(body.code(), body.note()));
    }

    @POST
    @Path("/zero-calibration")
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Say that no current flows",
            description = "What the sensors show for the next 30 s is taken off from then on.")
    @APIResponse(
            responseCode = "202",
            description = Asking.ANSWER,
            content = @Content(schema = @Schema(implementation = ActionView.class)))
    public RestResponse<ActionView> zero(
            @PathParam("id") String id,
            @BeanParam ActionParams params,
            @HeaderParam(PinGate.HEADER) @Parameter(description = PinGate.WORDS) @Nullable String pin) {
        pins.pass(id, pin, callers.now());
        return asking.ask(
                id, params, OperatorAction.newBuilder().setZeroCalibration(ZeroCalibration.getDefaultInstance()));
    }

    @POST
    @Path("/clear-energy-counters")
    @RolesAllowed(Roles.INSTALLER)
    @Operation(summary = "Let the energy totals begin anew", description = "Today goes on.")
    @APIResponse(
            responseCode = "202",
            description = Asking.ANSWER,
            content = @Content(schema = @Schema(implementation = ActionView.class)))
    public RestResponse<ActionView> clear(
            @PathParam("id") String id,
            @BeanParam ActionParams params,
            @HeaderParam(PinGate.HEADER) @Parameter(description = PinGate.WORDS) @Nullable String pin) {
        pins.pass(id, pin, callers.now());
        return asking.ask(
                id,
                params,
                OperatorAction.newBuilder().setClearEnergyCounters(ClearEnergyCounters.getDefaultInstance()));
    }

    @POST
    @Path("/confirm-cell-count")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Say how many cells are right",
            description = "Clears the warning that the device counts another number, until the settings say otherwise.")
    @APIResponse(
            responseCode = "202",
            description = Asking.ANSWER,
            content = @Content(schema = @Schema(implementation = ActionView.class)))
    public RestResponse<ActionView> confirm(
            @PathParam("id") String id,
            @BeanParam ActionParams params,
            @HeaderParam(PinGate.HEADER) @Parameter(description = PinGate.WORDS) @Nullable String pin,
            @NotNull @Valid PostCellCount body) {
        if (body.cellCount() < 2 || body.cellCount() > MOST_CELLS) {
            throw ProblemException.bad(
                    "cellCount", "cellCount is " + body.cellCount() + " but must be 2 to " + MOST_CELLS);
        }
        pins.pass(id, pin, callers.now());
        return asking.ask(
                id,
                params,
                OperatorAction.newBuilder()
                        .setConfirmCellCount(ConfirmCellCount.newBuilder().setCellCount(body.cellCount())));
    }

    @POST
    @Path("/override-off")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Hold a relay off",
            description = "For a time and with a reason. It masks what the rules say; there is no way to hold one on.")
    @APIResponse(
            responseCode = "202",
            description = Asking.ANSWER,
            content = @Content(schema = @Schema(implementation = ActionView.class)))
    public RestResponse<ActionView> override(
            @PathParam("id") String id, @BeanParam ActionParams params, @NotNull @Valid PostOverride body) {
        Instant now = Instant.now();
        if (!body.until().isAfter(now) || body.until().isAfter(now.plus(LONGEST_OVERRIDE))) {
            throw ProblemException.bad(
                    "until",
                    "until is " + body.until() + " but must be after now and at most " + LONGEST_OVERRIDE.toDays()
                            + " days from now");
        }
        return asking.ask(
                id,
                params,
                OperatorAction.newBuilder()
                        .setOverrideOff(OverrideOff.newBuilder()
                                .setRelay(relay(body.relay()))
                                .setReason(body.reason())
                                .setUntilMs(body.until().toEpochMilli())));
    }

    @POST
    @Path("/end-override")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Give a relay back to the rules")
    @APIResponse(
            responseCode = "202",
            description = Asking.ANSWER,
            content = @Content(schema = @Schema(implementation = ActionView.class)))
    public RestResponse<ActionView> endOverride(
            @PathParam("id") String id, @BeanParam ActionParams params, @NotNull @Valid PostOverrideEnd body) {
        return asking.ask(
                id,
                params,
                OperatorAction.newBuilder()
                        .setEndOverride(EndOverride.newBuilder().setRelay(relay(body.relay()))));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What was asked of a pack, newest first, and what became of it")
    public AcknowledgementResource.ActionList ofPack(
            @PathParam("id") String id,
            @QueryParam("limit") @Parameter(description = "1 to 100; default 20") @Nullable String limit) {
        asking.pack(id);
        List<Actions.Entry> entries = actions.ofPack(id, Ask.number("limit", limit, 20, 1, 100));
        return new AcknowledgementResource.ActionList(
                outcomes.of(entries).stream().map(ActionView::of).toList());
    }

    private static RelayName relay(String label) {
        return label.equals("charge") ? RelayName.RELAY_NAME_CHARGE : RelayName.RELAY_NAME_LOAD;
    }
}
