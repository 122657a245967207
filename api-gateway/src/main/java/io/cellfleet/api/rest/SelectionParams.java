package io.cellfleet.api.rest;

import io.cellfleet.api.fleet.Selection;
import io.cellfleet.api.fleet.WarningCodes;
import io.cellfleet.api.live.Quality;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.WarningViews;
import io.cellfleet.battery.settings.Chemistry;
import io.cellfleet.contract.v1.WarningCode;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which packs or installations a question is about. What is not given says nothing; all that is given must be so. */
public class SelectionParams {

    private static final int LONGEST_TEXT = 200;
    private static final int MOST = 10_000;

    @QueryParam("tenant")
    @Parameter(description = "of this tenant")
    public @Nullable String tenant;

    @QueryParam("installation")
    @Parameter(description = "of one of these installations; may be given again and again")
    public @Nullable List<String> installation;

    @QueryParam("pack")
    @Parameter(description = "one of these packs; may be given again and again")
    public @Nullable List<String> pack;

    @QueryParam("text")
    @Parameter(description = "in an id, a name or a tag, whatever the case; at most 200 characters")
    public @Nullable String text;

    @QueryParam("tag")
    @Parameter(description = "the installation has this tag; given again, all of them")
    public @Nullable List<String> tag;

    @QueryParam("chemistry")
    @Parameter(description = "LiFePO4, LTO, NMC or Li-ion")
    public @Nullable String chemistry;

    @QueryParam("quality")
    @Parameter(description = "live, stale, silent or never")
    public @Nullable String quality;

    @QueryParam("socFrom")
    @Parameter(description = "SOC is known and at least so many %, 0 to 100")
    public @Nullable String socFrom;

    @QueryParam("socTo")
    @Parameter(description = "SOC is known and at most so many %, 0 to 100")
    public @Nullable String socTo;

    @QueryParam("warning")
    @Parameter(description = "a warning of this code is active, as Vh")
    public @Nullable String warning;

    Selection selection() {
        return new Selection(
                Optional.ofNullable(tenant).map(id -> Ask.text("tenant", id)),
                set("installation", installation),
                set("pack", pack),
                Optional.ofNullable(text).map(SelectionParams::words),
                tag == null ? List.of() : tag.stream().sorted().toList(),
                Optional.ofNullable(chemistry).map(SelectionParams::chemistry),
                Optional.ofNullable(quality).map(SelectionParams::quality),
                percent("socFrom", socFrom),
                percent("socTo", socTo),
                Optional.ofNullable(warning).map(SelectionParams::warning));
    }

    private static Set<String> set(String parameter, @Nullable List<String> ids) {
        if (ids == null) {
            return Set.of();
        }
        if (ids.size() > MOST) {
            throw ProblemException.bad(parameter, parameter + " is given " + ids.size() + " times but may be " + MOST);
        }
        return Set.copyOf(ids);
    }

    private static String words(String text) {
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw ProblemException.bad(
                    "text", "text has " + text.length() + " characters but must have 1 to " + LONGEST_TEXT);
        }
        return text;
    }

    static String chemistry(String label) {
        List<String> known =
                Arrays.stream(Chemistry.values()).map(Chemistry::label).toList();
        if (!known.contains(label)) {
            throw ProblemException.bad(
                    "chemistry", "chemistry is '" + label + "' but must be one of " + String.join(", ", known));
        }
        return label;
    }

    private static Quality quality(String label) {
        return Arrays.stream(Quality.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(label))
                .findFirst()
                .orElseThrow(() -> ProblemException.bad(
                        "quality",
                        "quality is '" + label + "' but must be one of "
                                + Arrays.stream(Quality.values())
                                        .map(known -> known.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    private static WarningCode warning(String code) {
        return WarningCodes.labelled(code)
                .orElseThrow(() -> ProblemException.bad(
                        "warning",
                        "warning is '" + code + "' but must be one of " + String.join(", ", WarningViews.codes())));
    }

    private static OptionalDouble percent(String parameter, @Nullable String text) {
        if (text == null) {
            return OptionalDouble.empty();
        }
        try {
            double percent = Double.parseDouble(text);
            if (percent >= 0 && percent <= 100) {
                return OptionalDouble.of(percent);
            }
        } catch (NumberFormatException e) {
            // As a number that is out of range.
        }
        throw ProblemException.bad(parameter, parameter + " is '" + text + "' but must be a number, 0 to 100");
    }
}
