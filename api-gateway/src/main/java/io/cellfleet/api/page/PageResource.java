package io.cellfleet.api.page;

import io.cellfleet.api.caller.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was chosen of the page where it is served. */
@Path("/api/v1/page")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Page")
public class PageResource {

    /** What was chosen of the page. */
    public record PageView(
            @Schema(description = "of the map's tiles, with {z}, {x} and {y}; absent: none is asked") @Nullable
            String tileUrl,

            @Schema(description = "whose the tiles are") @Nullable
            String tileAttribution) {}

    private final Optional<MapTiles> tiles;

    PageResource(Optional<MapTiles> tiles) {
        this.tiles = tiles;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What was chosen of the page where it is served")
    public PageView get() {
        return new PageView(
                tiles.map(MapTiles::address).orElse(null),
                tiles.map(MapTiles::attribution).orElse(null));
    }
}
