package io.cellfleet.api.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Checks what is configured of the page. */
@ApplicationScoped
class Page {

    /** A server of tiles, where one is configured. */
    @Produces
    @Singleton
    Optional<MapTiles> tiles(PageConfig config) {
        if (config.tiles().isEmpty() && config.tilesAttribution().isPresent()) {
            throw new IllegalArgumentException(
                    "cellfleet.api.page.tiles-attribution is of no use without cellfleet.api.page.tiles");
        }
        return config.tiles()
                .map(address -> new MapTiles(address, config.tilesAttribution().orElse(null)));
    }
}
