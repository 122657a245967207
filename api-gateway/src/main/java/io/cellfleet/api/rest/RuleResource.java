package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.fleet.Severities;
import io.cellfleet.api.fleet.WarningCodes;
import io.cellfleet.api.notify.Channel;
import io.cellfleet.api.notify.Notifier;
import io.cellfleet.api.notify.RuleWish;
import io.cellfleet.api.notify.Rules;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.WarningViews;
import io.cellfleet.api.security.Callers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Of which warnings the caller is told, and how. */
@Path("/api/v1/me/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
public class RuleResource {

    private static final int LONGEST_DELAY = 604_800;
    private static final java.util.regex.Pattern ADDRESS =
            java.util.regex.Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,190}");

    private final Rules rules;
    private final Notifier notifier;
    private final Callers callers;

    RuleResource(Rules rules, Notifier notifier, Callers callers) {
        this.rules = rules;
        this.notifier = notifier;
        this.callers = callers;
    }

    /** What is wished of a rule. */
    public record PutRule(
            @NotBlank @Size(max = 200) @Pattern(regexp = Ask.NO_ZERO)
            String name,

            @NotNull @Schema(enumeration = {"mail", "webhook"})
            String channel,

            @NotBlank
            @Size(max = 1_000)
            @Pattern(regexp = Ask.NO_ZERO)
            @Schema(description = "an address, or a URL with http or https", examples = "ida@example.com")
            String target,

            @Size(max = 50) @Schema(description = "codes of warnings; default: all") @Nullable
            List<@NotBlank String> codes,

            @Schema(
                    description = "default: warning",
                    enumeration = {"info", "warning", "critical"})
            @Nullable
            String leastSeverity,

            @Size(max = 1_000) @Schema(description = "default: all that the caller sees") @Nullable
            List<@NotBlank @Pattern(regexp = Ask.NO_ZERO) String> installationIds,

            @Size(max = 50) @Schema(description = "the installation has every one of them; default: none") @Nullable
            List<@NotBlank @Pattern(regexp = Ask.NO_ZERO) String> tags,

            @Schema(description = "s; so long a warning has to stand before it is told; 0 to 604800; default 60")
            @Nullable
            Integer delaySeconds,

            @Schema(description = "whether the end is told; default true") @Nullable
            Boolean allClear,

            @Schema(description = "default true") @Nullable Boolean enabled) {

        RuleWish wish() {
            return new RuleWish(
                    name,
                    checkedChannel(),
                    target,
                    codes == null
                            ? List.of()
                            : codes.stream().map(PutRule::code).toList(),
                    severity(),
                    installationIds == null ? List.of() : installationIds,
                    tags == null ? List.of() : tags,
                    delay(),
                    !Boolean.FALSE.equals(allClear),
                    !Boolean.FALSE.equals(enabled));
        }

        private Channel checkedChannel() {
            Channel known = Channel.labelled(channel)
                    .orElseThrow(() -> ProblemException.bad(
                            "channel", "channel is '" + channel + "' but must be mail or webhook"));
            boolean good = known == Channel.MAIL ? ADDRESS.matcher(target).matches() : isUrl(target);
            if (!good) {
                throw ProblemException.bad(
                        "target",
                        "target is '" + target + "' but must be "
                                + (known == Channel.MAIL ? "one mail address" : "a URL with http or https and a host"));
            }
            return known;
        }

        private static boolean isUrl(String text) {
            try {
                URI url = URI.create(text);
                return List.of("http", "https").contains(String.valueOf(url.getScheme()))
                        && url.getHost() != null
                        && url.getUserInfo() == null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private static String code(String code) {
            if (WarningCodes.labelled(code).isEmpty()) {
                throw ProblemException.bad(
                        "codes", "codes has '" + code + "' but known are " + String.join(", ", WarningViews.codes()));
            }
            return code;
        }

        private String severity() {
            String label = leastSeverity == null ? "warning" : leastSeverity;
            if (Severities.labelled(label).isEmpty()) {
                throw ProblemException.bad(
                        "leastSeverity", "leastSeverity is '" + label + "' but must be info, warning or critical");
            }
            return label;
        }

        private int delay() {
            int seconds = delaySeconds == null ? 60 : delaySeconds;
            if (seconds < 0 || seconds > LONGEST_DELAY) {
                throw ProblemException.bad(
                        "delaySeconds", "delaySeconds is " + seconds + " but must be 0 to " + LONGEST_DELAY);
            }
            return seconds;
        }
    }

    /** A rule. */
    public record RuleView(
            String id,
            String name,
            String channel,
            String target,
            @Schema(description = "empty: all") List<String> codes,
            String leastSeverity,

            @Schema(description = "empty: all that the user sees")
            List<String> installationIds,

            List<String> tags,
            int delaySeconds,
            boolean allClear,
            boolean enabled,

            @Schema(description = "grows by one with every change")
            long revision,

            @Schema(
                    description =
                            "with which a webhook is signed: HMAC-SHA-256 in the header Cellfleet-Signature over t, a"
                                    + " dot and the body; shown this once")
            @Nullable
            String secret) {

        static RuleView of(Rules.Entry entry, @Nullable String secret) {
            RuleWish wish = entry.wish();
            return new RuleView(
                    entry.id(),
                    wish.name(),
                    wish.channel().label(),
                    wish.target(),
                    wish.codes(),
                    wish.leastSeverity(),
                    wish.installationIds(),
                    wish.tags(),
                    wish.delaySeconds(),
                    wish.allClear(),
                    wish.enabled(),
                    entry.revision(),
                    secret);
        }

        @Override
        public String toString() {
            return "RuleView " + id; // the secret must not reach a log
        }
    }

    /** Rules by id. */
    public record RuleList(List<RuleView> rules) {}

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Say of which warnings one is told",
            description =
                    "One message tells all warnings that are due, then further ones are gathered for a minute. When"
                            + " none of them stands any more an all-clear says so. Nobody is told of what he does not see. At most"
                            + " 50 a user: 409.")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    @APIResponse(
            responseCode = "200",
            description = "changed, or as it was",
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    public RestResponse<RuleView> put(
            @PathParam("id") String id, @BeanParam ChangeParams change, @NotNull @Valid PutRule body) {
        Ask.newId("id", id);
        Caller caller = caller();
        return switch (rules.put(id, body.wish(), change.by(caller))) {
            case Rules.Write.Written written ->
                Etag.written(
                        written.created(),
                        RuleView.of(written.rule(), written.secret()),
                        written.rule().revision());
            case Rules.Write.TooMany many ->
                throw ProblemException.conflict("id", "a user may have " + many.most() + " rules; take one away first");
        };
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The caller's rules")
    public RuleList list() {
        return new RuleList(rules.of(caller().name()).stream()
                .map(rule -> RuleView.of(rule, null))
                .toList());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One of the caller's rules")
    public RestResponse<RuleView> get(@PathParam("id") String id) {
        Rules.Entry rule = rules.rule(caller().name(), Ask.text("id", id)).orElseThrow(() -> unknown(id));
        return Etag.ok(RuleView.of(rule, null), rule.revision());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Take a rule away", description = "Its messages go with it.")
    @APIResponse(responseCode = "204", description = "it is gone")
    public void remove(@PathParam("id") String id, @BeanParam ChangeParams change) {
        if (!rules.remove(Ask.text("id", id), change.by(caller()))) {
            throw unknown(id);
        }
    }

    @POST
    @Path("/{id}/test")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Send a test to a rule's target", description = "GET me/messages says whether it arrived.")
    @APIResponse(responseCode = "202", description = "it is on its way")
    public RestResponse<Void> test(@PathParam("id") String id) {
        if (!notifier.test(caller().name(), Ask.text("id", id))) {
            throw unknown(id);
        }
        return RestResponse.status(RestResponse.Status.ACCEPTED);
    }

    private Caller caller() {
        return Ask.local(callers.now(), "rules");
    }

    private static ProblemException unknown(String id) {
        return ProblemException.unknown("id", "there is no rule '" + id + "' of this user");
    }
}
