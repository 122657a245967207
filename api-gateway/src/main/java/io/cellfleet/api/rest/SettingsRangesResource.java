package io.cellfleet.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.rest.view.SettingsRangesView;
import io.cellfleet.api.secret.Secrets;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What settings may be: the core's limits, for whoever writes settings. */
@Path("/api/v1/settings-ranges")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settings")
public class SettingsRangesResource {

    /** It may be kept, and is asked about again: another release may have others. */
    private static final String ASK_AGAIN = "private, no-cache";

    private final SettingsRangesView ranges;
    private final EntityTag tag;

    SettingsRangesResource(ObjectMapper json) throws JsonProcessingException {
        ranges = SettingsRangesView.of(json);
        tag = new EntityTag(Secrets.hash(json.writeValueAsString(ranges)));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "What settings may be, and what is filled in",
            description =
                    "Ranges, what each chemistry recommends, what must be below what, and as 'defaults' what is filled"
                            + " in whatever the chemistry. Beside it:"
                            + " 'fullVoltageMv' is required without balancing and refused with it, 'sectionEnds' ascend from 1 to"
                            + " 'cellCount' - 1, and where 'optionSwitches' are known cell count and Vbalance must be as they say."
                            + " 304 where the ETag in If-None-Match is the same still.")
    public RestResponse<SettingsRangesView> get(@Context Request request) {
        RestResponse.ResponseBuilder<SettingsRangesView> answer = request.evaluatePreconditions(tag) == null
                ? RestResponse.ResponseBuilder.ok(ranges)
                : RestResponse.ResponseBuilder.notModified();
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, ASK_AGAIN).build();
    }
}
