package io.cellfleet.api.page;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What an operator may choose of the page. */
@ConfigMapping(prefix = "cellfleet.api.page")
public interface PageConfig {

    /**
     * Where the map's tiles are, as {@code https://tiles.example.com/{z}/{x}/{y}.png}. Without it the map has the outline
     * of the land alone and asks nobody.
     */
    Optional<String> tiles();

    /** Whose the tiles are, shown on the map: their licence usually asks for it. */
    Optional<String> tilesAttribution();
}
