package io.cellfleet.api.rest;

import io.cellfleet.api.action.Actions;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.fleet.WarningCodes;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.ActionView;
import io.cellfleet.api.rest.view.WarningViews;
import io.cellfleet.api.rest.view.Words;
import io.cellfleet.api.security.Callers;
import io.cellfleet.contract.v1.AcknowledgeWarning;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.WarningCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Many warnings that somebody has seen. */
@Path("/api/v1/acknowledgements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Actions")
public class AcknowledgementResource {

    private static final int MOST_AT_ONCE = 1_000;

    private final Asking asking;
    private final Actions actions;
    private final Callers callers;

    AcknowledgementResource(Asking asking, Actions actions, Callers callers) {
        this.asking = asking;
        this.actions = actions;
        this.callers = callers;
    }

    /** Several warnings to acknowledge. */
    public record PostAcknowledgements(
            @NotNull @Size(min = 1, max = MOST_AT_ONCE) @Schema(description = "1 to 1000")
            List<@NotNull @Valid OneAcknowledgement> warnings,

            @Size(max = 500) @Pattern(regexp = Ask.NO_ZERO) @Schema(description = "default: none") @Nullable
            String note) {}

    /** One of them. */
    public record OneAcknowledgement(
            @NotBlank String packId,
            @NotNull @Schema(description = Words.CODE) String code) {}

    /** Actions, newest first. */
    public record ActionList(List<ActionView> actions) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Say that many warnings were seen",
            description = "All or none: 404 when one of the packs is not there.")
    @APIResponse(
            responseCode = "202",
            description = "they are on their way",
            content = @Content(schema = @Schema(implementation = ActionList.class)))
    public RestResponse<ActionList> acknowledgeMany(
            @QueryParam("reason") @Parameter(description = ChangeParams.REASON) @Nullable String reason,
            @NotNull @Valid PostAcknowledgements body) {
        Caller caller = callers.now();
        By by = ChangeParams.by(caller, reason);
        List<PackEntry> packs = new ArrayList<>();
        List<Actions.Wish> wishes = new ArrayList<>();
        for (OneAcknowledgement one : body.warnings()) {
            packs.add(asking.pack(one.packId()));
            wishes.add(new Actions.Wish(UUID.randomUUID().toString(), acknowledgement(one.code(), body.note())));
        }
        List<ActionView> asked = new ArrayList<>();
        for (int i = 0; i < packs.size(); i++) {
            Actions.Entry entry = actions.ask(packs.get(i), wishes.get(i), by).orElseThrow();
            asked.add(ActionView.sent(entry));
        }
        return RestResponse.status(RestResponse.Status.ACCEPTED, new ActionList(asked));
    }

    static OperatorAction.Builder acknowledgement(String code, @Nullable String note) {
        WarningCode known = WarningCodes.labelled(code)
                .orElseThrow(() -> ProblemException.bad(
                        "code",
                        "code is '" + code + "' but must be one of " + String.join(", ", WarningViews.codes())));
        return OperatorAction.newBuilder()
                .setAcknowledgeWarning(
                        AcknowledgeWarning.newBuilder().setCode(known).setNote(note == null ? "" : note));
    }
}
