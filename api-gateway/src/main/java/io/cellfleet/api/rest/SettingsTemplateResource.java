package io.cellfleet.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.api.bulk.DraftPatch;
import io.cellfleet.api.bulk.Templates;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.Words;
import io.cellfleet.api.security.Callers;
import io.cellfleet.battery.settings.PackSettingsDraft;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Settings that packs of a kind have in common. */
@Path("/api/v1/settings-templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settings")
public class SettingsTemplateResource {

    private final Templates templates;
    private final Callers callers;

    SettingsTemplateResource(Templates templates, Callers callers) {
        this.templates = templates;
        this.callers = callers;
    }

    /** What is wished of a template. */
    public record PutTemplate(
            @NotBlank @Size(max = 200) @Pattern(regexp = Ask.NO_ZERO)
            String name,

            @Schema(description = "of the packs it is for: LiFePO4, LTO, NMC or Li-ion; absent: any") @Nullable
            String chemistry,

            @Size(max = 50) @Schema(description = "of the installation, every one of them; default: none") @Nullable
            List<@NotBlank @Size(max = 100) @Pattern(regexp = Ask.NO_ZERO) String> tags,

            @NotNull
            @Schema(
                    description = "the fields that packs of this kind have in common; null takes the default",
                    implementation = PackSettingsDraft.class)
            ObjectNode settings,

            @Size(min = 1, max = 63)
            @Pattern(regexp = Ask.NO_ZERO)
            @Schema(description = "whose it is; only where it is made. Default: the caller's, else default")
            @Nullable
            String tenantId) {

        Templates.Wish wish() {
            return new Templates.Wish(
                    name,
                    chemistry == null ? null : SelectionParams.chemistry(chemistry),
                    tags == null ? List.of() : tags,
                    patch(settings));
        }
    }

    /** A template. */
    public record TemplateView(
            String id,
            @Schema(description = Words.TENANT) String tenantId,
            String name,
            @Schema(description = "absent: any") @Nullable String chemistry,
            @Schema(description = "empty: any") List<String> tags,

            @Schema(implementation = PackSettingsDraft.class)
            ObjectNode settings,

            @Schema(description = "grows by one with every change")
            long revision) {

        static TemplateView of(Templates.Entry entry) {
            Templates.Wish wish = entry.wish();
            return new TemplateView(
                    entry.id(),
                    entry.tenantId(),
                    wish.name(),
                    wish.chemistry(),
                    wish.tags(),
                    wish.settings().fields(),
                    entry.revision());
        }
    }

    /** Templates by id. */
    public record TemplateList(List<TemplateView> templates) {}

    /** Some fields of settings as a caller wrote them. */
    static DraftPatch patch(ObjectNode fields) {
        try {
            DraftPatch patch = DraftPatch.of(fields);
            fields.properties().stream()
                    .filter(field -> field.getValue().isTextual())
                    .forEach(field -> checkWord(field.getKey(), field.getValue().textValue()));
            if (patch.isEmpty()) {
                throw ProblemException.bad("settings", "settings is empty but must have a field that is to change");
            }
            return patch;
        } catch (JsonProcessingException e) {
            throw ProblemException.json(e);
        }
    }

    /** Words of settings are names. What is no such name is refused by the rules, but must be kept until then. */
    private static void checkWord(String field, String word) {
        if (!word.matches("[\\x20-\\x7e]{0,100}")) {
            throw ProblemException.bad(field, field + " has characters that no word of the settings has");
        }
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Make a settings template or change it",
            description = "It changes no pack: POST settings-changes does, for packs it is for.")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    @APIResponse(
            responseCode = "200",
            description = "changed, or as it was",
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    public RestResponse<TemplateView> put(
            @PathParam("id") String id, @BeanParam ChangeParams change, @NotNull @Valid PutTemplate body) {
        Ask.newId("id", id);
        Optional<String> tenantId = Optional.ofNullable(body.tenantId());
        return switch (templates.put(id, body.wish(), tenantId, change.by(callers.now()))) {
            case Templates.Write.Written written ->
                Etag.written(
                        written.created(),
                        TemplateView.of(written.template()),
                        written.template().revision());
            case Templates.Write.Unknown unknown -> throw unknown(id);
            case Templates.Write.UnknownTenant unknown -> throw TenantResource.refused(unknown.tenantId());
        };
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Settings templates")
    public TemplateList list() {
        return new TemplateList(
                templates.list(callers.now()).stream().map(TemplateView::of).toList());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One settings template")
    public RestResponse<TemplateView> get(@PathParam("id") String id) {
        Templates.Entry template =
                templates.template(callers.now(), Ask.text("id", id)).orElseThrow(() -> unknown(id));
        return Etag.ok(TemplateView.of(template), template.revision());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.INSTALLER)
    @Operation(summary = "Take a settings template away", description = "What was changed with it stays.")
    @APIResponse(responseCode = "204", description = "it is gone")
    public void remove(@PathParam("id") String id, @BeanParam ChangeParams change) {
        if (!templates.remove(Ask.text("id", id), change.by(callers.now()))) {
            throw unknown(id);
        }
    }

    static ProblemException unknown(String id) {
        return ProblemException.unknown("id", "there is no settings template '" + id + "'");
    }
}
