package io.cellfleet.api.page;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server of map tiles.
 *
 * @param address with {@code {z}}, {@code {x}} and {@code {y}} where the numbers of a tile belong
 * @param attribution whose they are
 */
public record MapTiles(String address, @Nullable String attribution) {

    private static final String SETTING = "cellfleet.api.page.tiles";
    private static final List<String> NUMBERS = List.of("{z}", "{x}", "{y}");

    /** @throws IllegalArgumentException when the address names no tiles, or has what ends a policy for browsers */
    public MapTiles {
        for (String number : NUMBERS) {
            if (!address.contains(number)) {
                throw new IllegalArgumentException(SETTING + " must have " + number + " in it, is " + address);
            }
        }
        origin(address);
    }

    /** Scheme, host and port: what a policy for browsers can allow. */
    public String origin() {
        return origin(address);
    }

    private static String origin(String address) {
        URI uri;
        try {
            uri = URI.create(address.replace("{", "").replace("}", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(SETTING + " is no address: " + address, e);
        }
        if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    SETTING + " must begin with https:// or http:// and a host, is " + address);
        }
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
