package io.cellfleet.api.rest.view;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of gateways by id. */
public record GatewayPage(
        List<GatewayView> gateways,

        @Schema(description = "give this as 'after' for the next page; absent on the last") @Nullable
        String next) {}
