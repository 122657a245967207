package io.cellfleet.api.rest;

import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Precondition;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.rest.problem.ProblemException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What every change of an object takes beside its body. */
public class ChangeParams {

    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
    private static final int LONGEST_REASON = 500;

    static final String REASON = "why; kept in the audit; at most 500 characters";

    @HeaderParam("If-Match")
    @Parameter(
            description = "the ETag that was seen, or *; needed to change what is there. 412 when it is another by now,"
                    + " 428 when it is needed and not given")
    public @Nullable String ifMatch;

    @HeaderParam("If-None-Match")
    @Parameter(description = "*: only if there is none yet")
    public @Nullable String ifNoneMatch;

    @QueryParam("reason")
    @Parameter(description = REASON)
    public @Nullable String reason;

    By by(Caller caller) {
        return by(caller, reason, precondition());
    }

    /** Of a change of something that has no revision. */
    static By by(Caller caller, @Nullable String reason) {
        return by(caller, reason, Precondition.ANY);
    }

    static By by(Caller caller, @Nullable String reason, Precondition precondition) {
        return new By(caller, reason(reason), precondition);
    }

    private static String reason(@Nullable String reason) {
        if (reason == null) {
            return "";
        }
        if (reason.length() > LONGEST_REASON) {
            throw ProblemException.bad(
                    "reason", "reason has " + reason.length() + " characters but may have " + LONGEST_REASON);
        }
        return Ask.text("reason", reason);
    }

    private Precondition precondition() {
        if (ifNoneMatch != null) {
            if (!ifNoneMatch.strip().equals("*")) {
                throw ProblemException.bad("If-None-Match", "If-None-Match is '" + ifNoneMatch + "' but must be *");
            }
            return new Precondition.New();
        }
        if (ifMatch == null) {
            return Precondition.NONE;
        }
        if (ifMatch.strip().equals("*")) {
            return Precondition.ANY;
        }
        Matcher etag = ETAG.matcher(ifMatch.strip());
        if (!etag.matches()) {
            throw ProblemException.bad("If-Match", "If-Match is '" + ifMatch + "' but must be an ETag as \"7\", or *");
        }
        return new Precondition.Revision(Long.parseLong(etag.group(1)));
    }
}
