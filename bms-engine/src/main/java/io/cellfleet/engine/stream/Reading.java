package io.cellfleet.engine.stream;

import io.cellfleet.battery.pack.PackInput;
import java.util.Optional;

/** What became of a gateway's record. */
sealed interface Reading {

    /**
     * It can be stepped.
     *
     * @param input   for the pack
     * @param refused its bytes were no frame: to be kept in {@code rejected} besides
     */
    record Usable(PackInput input, Optional<Refusal> refused) implements Reading {}

    /** It cannot. */
    record Refused(Refusal refusal) implements Reading {}
}
