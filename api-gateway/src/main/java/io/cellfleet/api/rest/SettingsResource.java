package io.cellfleet.api.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.AuditEntry;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.fleet.PackState;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.registry.Pins;
import io.cellfleet.api.registry.Registry;
import io.cellfleet.api.rest.view.RevisionView;
import io.cellfleet.api.rest.view.SettingsStandView;
import io.cellfleet.api.security.Callers;
import io.cellfleet.battery.settings.PackSettingsDraft;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The settings of a pack: wished, used and set. */
@Path("/api/v1/packs/{id}/settings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settings")
public class SettingsResource {

    private final Registry registry;
    private final Fleet fleet;
    private final SettingsStands stands;
    private final Audit audit;
    private final Pins pins;
    private final PinGate gate;
    private final Callers callers;
    private final ObjectMapper json;

    SettingsResource(
            Registry registry,
            Fleet fleet,
            SettingsStands stands,
            Audit audit,
            Pins pins,
            PinGate gate,
            Callers callers,
            ObjectMapper json) {
        this.registry = registry;
        this.fleet = fleet;
        this.stands = stands;
        this.audit = audit;
        this.pins = pins;
        this.gate = gate;
        this.callers = callers;
        this.json = json;
    }

    /** A new PIN. */
    public record PutPin(
            @NotNull @Schema(description = "4 to 8 digits") String pin) {

        @Override
        public String toString() {
            return "PutPin"; // the PIN must not reach a log
        }
    }

    /** Revisions, newest first. */
    public record RevisionPage(
            List<RevisionView> revisions,

            @Schema(description = "give this as 'after' for the next page; absent on the last") @Nullable
            String next) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "What is wished, what the engine uses, and what is set in the device",
            description =
                    "Side by side, with the fields of which not all say the same. 'Used' is what the newest status"
                            + " was computed with. What is set in the device is what its frames say.")
    public RestResponse<SettingsStandView> get(@PathParam("id") String id) {
        PackState pack = pack(id);
        return Etag.ok(stands.of(pack), pack.entry().revision());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Replace the settings of a pack",
            description = "Needs the PIN and If-Match. Answers after the change is kept; it is then published to the"
                    + " engine, and GET says since when it uses it. 422 with every violation when they are refused.")
    public RestResponse<SettingsStandView> put(
            @PathParam("id") String id,
            @BeanParam ChangeParams change,
            @HeaderParam(PinGate.HEADER) @Parameter(description = PinGate.WORDS) @Nullable String pin,
            @NotNull @Valid PackSettingsDraft body) {
        Caller caller = callers.now();
        pack(id);
        gate.pass(id, pin, caller);
        PackEntry written = PackWrites.written(registry.putSettings(id, body, change.by(caller)), "");
        return Etag.ok(stands.of(pack(id)), written.revision());
    }

    @GET
    @Path("/revisions")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Every change of a pack with what it changed, newest first")
    public RevisionPage revisions(
            @PathParam("id") String id,
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "'next' of the page before") @Nullable String after) {
        pack(id);
        int most = Ask.number("limit", limit, 100, 1, 1_000);
        Long before = after == null ? null : (Long) Ask.longNumber("after", after);
        List<AuditEntry> found = audit.find(new Audit.Question(null, Kind.PACK, id, null, before, most + 1));
        List<AuditEntry> page = found.stream().limit(most).toList();
        return new RevisionPage(
                page.stream().map(entry -> RevisionView.of(entry, json)).toList(),
                found.size() > most ? Long.toString(page.getLast().id) : null);
    }

    @PUT
    @Path("/pin")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INSTALLER)
    @Operation(summary = "Change the PIN", description = "Needs the old one in the header Pack-Pin.")
    @APIResponse(responseCode = "204", description = "changed")
    public void changePin(
            @PathParam("id") String id,
            @QueryParam("reason") @Parameter(description = ChangeParams.REASON) @Nullable String reason,
            @HeaderParam(PinGate.HEADER) @Parameter(description = PinGate.WORDS) @Nullable String pin,
            @NotNull @Valid PutPin body) {
        PinGate.refuse(id, pins.change(id, pin, body.pin(), ChangeParams.by(callers.now(), reason)));
    }

    @DELETE
    @Path("/pin")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            summary = "Set the PIN back to 1234",
            description = "As the blue button of the device. It ends a lock, and it is kept in the audit.")
    @APIResponse(responseCode = "204", description = "it is 1234")
    public void resetPin(
            @PathParam("id") String id,
            @QueryParam("reason") @Parameter(description = ChangeParams.REASON) @Nullable String reason) {
        PinGate.refuse(id, pins.reset(id, ChangeParams.by(callers.now(), reason)));
    }

    private PackState pack(String id) {
        return fleet.pack(callers.now(), id).orElseThrow(() -> PackResource.unknown(id));
    }
}
