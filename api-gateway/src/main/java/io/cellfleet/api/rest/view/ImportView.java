package io.cellfleet.api.rest.view;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a table. */
public record ImportView(
        @Schema(description = "true: nothing was changed, and this is what would be")
        boolean dryRun,

        int created,
        int changed,

        @Schema(description = "lines that say what is there already")
        int same,

        @Schema(
                description =
                        "empty: all lines are good. Otherwise nothing was changed, but for lines before one that was"
                                + " refused while others changed the same things")
        List<LineError> errors) {

    /** Something that is wrong with a line. */
    @Schema(name = "ImportError")
    public record LineError(
            @Schema(description = "in the text, from 1; the header is the first")
            long line,

            @Schema(description = "absent: the line names none") @Nullable
            String id,

            @Schema(description = "absent: it is about the whole line") @Nullable
            String column,

            String message) {}
}
