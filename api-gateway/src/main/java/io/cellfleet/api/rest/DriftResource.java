package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.fleet.PackState;
import io.cellfleet.api.fleet.Selection;
import io.cellfleet.api.rest.list.Listing;
import io.cellfleet.api.rest.view.DriftPage;
import io.cellfleet.api.security.Callers;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.contract.v1.PackStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where settings are not what is wished. */
@Path("/api/v1/fleet/drift")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settings")
public class DriftResource {

    private static final Listing<DriftPage.DriftView> LISTING =
            new Listing<>(Map.of("id", DriftPage.DriftView::id), DriftPage.DriftView::id, "id");

    private final Fleet fleet;
    private final SettingsStands stands;
    private final Callers callers;

    DriftResource(Fleet fleet, SettingsStands stands, Callers callers) {
        this.fleet = fleet;
        this.stands = stands;
        this.callers = callers;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Packs whose settings are not everywhere what is wished, by id",
            description =
                    "The engine uses an older revision than the wish, or the device says that it is set to something"
                            + " else.")
    public DriftPage get(
            @BeanParam SelectionParams which,
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "'next' of the page before") @Nullable String after) {
        Selection selection = which.selection();
        Listing.Page<DriftPage.DriftView> page = LISTING.page(
                fleet.packs(callers.now(), selection).map(this::drift).flatMap(Optional::stream),
                new Listing.Question(null, after, Ask.number("limit", limit, 100, 1, 1_000), selection));
        return new DriftPage(page.items(), page.next());
    }

    private Optional<DriftPage.DriftView> drift(PackState pack) {
        Optional<Long> used = pack.status().map(PackStatus::getSettingsRevision);
        boolean isUsed = used.isEmpty() || used.get() == pack.entry().revision();
        var device =
                stands.differences(PackSettingsDraft.of(pack.entry().settings()), null, SettingsStands.device(pack));
        if (isUsed && device.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DriftPage.DriftView(
                pack.entry().id(),
                pack.entry().name(),
                pack.entry().installationId(),
                pack.entry().revision(),
                used.orElse(null),
                device));
    }
}
