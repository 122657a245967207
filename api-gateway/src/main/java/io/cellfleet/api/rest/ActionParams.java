package io.cellfleet.api.rest;

import io.cellfleet.api.rest.problem.ProblemException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What every action takes beside its body. */
public class ActionParams {

    @HeaderParam("Idempotency-Key")
    @Parameter(
            description = "names the action for ever: asked again with it, it is the same one, and 409 when"
                    + " something else is asked. 1 to 63 of A-Z, a-z, 0-9 and -; default: a new one")
    public @Nullable String key;

    @QueryParam("reason")
    @Parameter(description = "why; kept with the action; at most 500 characters")
    public @Nullable String reason;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{1,63}");

    String id() {
        if (key == null) {
            return UUID.randomUUID().toString();
        }
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.bad(
                    "Idempotency-Key", "Idempotency-Key is '" + key + "' but must be 1 to 63 of A-Z, a-z, 0-9 and -");
        }
        return key;
    }
}
