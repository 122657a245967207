package io.cellfleet.history.minutes;

import java.util.List;

/**
 * What is written in one transaction: rows, and how far the partition is with them.
 *
 * @param parts of all minutes but the one that stays open
 * @param reach afterwards
 */
public record Closing(List<Part> parts, Reach reach) {

    public Closing {
        parts = List.copyOf(parts);
    }
}
