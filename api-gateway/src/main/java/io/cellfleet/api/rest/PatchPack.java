package io.cellfleet.api.rest;

import io.cellfleet.api.registry.Assignment;
import io.cellfleet.api.registry.UnlinkedPolicy;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller wishes to be different in who speaks for a pack. */
public record PatchPack(
        @Pattern(regexp = PatchPack.GATEWAY, message = PatchPack.GATEWAY_FORM)
        @Schema(description = PatchPack.GATEWAY_WORDS, examples = "gateway-1")
        @Nullable
        String gatewayId,

        @Pattern(regexp = PatchPack.POLICY, message = PatchPack.POLICY_FORM)
        @Schema(
                description = PatchPack.POLICY_WORDS,
                enumeration = {"local", "open"})
        @Nullable
        String unlinkedPolicy) {

    static final String GATEWAY = "([a-z0-9][a-z0-9-]{0,62})?";
    static final String GATEWAY_FORM =
            "must be 1 to 63 of a-z, 0-9 and -, beginning with a letter or digit, or empty for none";
    static final String GATEWAY_WORDS = "the gateway that speaks for this pack: records about it from any other one are"
            + " refused. Left out: as it was, for a new pack none. Empty: none, and all its records are refused.";
    static final String POLICY = "local|open";
    static final String POLICY_FORM = "must be local or open";
    static final String POLICY_WORDS = "what both relays do while the gateway has no link to an engine. local: the"
            + " gateway decides alone by the same rules. open: both off. Left out: as it was, for a new pack local.";

    Assignment.Change change() {
        return new Assignment.Change(
                gatewayId,
                unlinkedPolicy == null
                        ? null
                        : UnlinkedPolicy.of(unlinkedPolicy).orElseThrow());
    }
}
