package io.cellfleet.api.registry;

import java.util.Set;

/** What the directory says of these packs is not what it said before. */
public record DirectoryChanged(Set<String> packIds) {

    public DirectoryChanged {
        packIds = Set.copyOf(packIds);
    }
}
