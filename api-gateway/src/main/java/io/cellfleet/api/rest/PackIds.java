package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.fleet.Selection;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.rest.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/** The packs that history is asked about. */
final class PackIds {

    /** What history takes at once. */
    private static final int MOST = 10_000;

    private PackIds() {}

    /** By id; empty when there is none, and then nothing is to be asked. */
    static Optional<List<String>> named(Fleet fleet, Caller caller, Selection selection) {
        List<String> ids = fleet.entries(caller, selection)
                .map(PackEntry::id)
                .limit(MOST + 1L)
                .toList();
        if (ids.size() > MOST) {
            throw ProblemException.bad(
                    "pack", "this is about more than " + MOST + " packs; ask for fewer, for example by tag");
        }
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids);
    }

    /** The same, or an empty list for all, where the caller sees all and asks for all. */
    static Optional<List<String>> orAll(Fleet fleet, Caller caller, Selection selection) {
        return caller.seesAllTenants() && selection.equals(Selection.ALL)
                ? Optional.of(List.of())
                : named(fleet, caller, selection);
    }
}
