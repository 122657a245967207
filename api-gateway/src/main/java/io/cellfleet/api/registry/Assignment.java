package io.cellfleet.api.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks for a pack.
 *
 * @param gatewayId empty: nobody yet, so records about it are refused
 * @param unlinkedPolicy what its relays do while that gateway has no link
 */
public record Assignment(Optional<String> gatewayId, UnlinkedPolicy unlinkedPolicy) {

    /** Of a pack that nobody has assigned. */
    public static final Assignment NONE = new Assignment(Optional.empty(), UnlinkedPolicy.LOCAL);

    /**
     * A wish to change it. What is null stays as it is.
     *
     * @param gatewayId empty text: no gateway any more
     */
    public record Change(
            @Nullable String gatewayId, @Nullable UnlinkedPolicy unlinkedPolicy) {

        /** All stays as it is. */
        public static final Change NOTHING = new Change(null, null);
    }

    /** What it would be. */
    public Assignment with(Change change) {
        Optional<String> gateway = change.gatewayId() == null
                ? gatewayId
                : Optional.of(change.gatewayId()).filter(id -> !id.isEmpty());
        return new Assignment(gateway, change.unlinkedPolicy() == null ? unlinkedPolicy : change.unlinkedPolicy());
    }
}
