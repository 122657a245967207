package io.cellfleet.history.minutes;

import java.util.List;

/**
 * What is written in one transaction: records, the newest of each pack, and where reading begins afterwards.
 *
 * @param minutes all but those that stay open
 * @param newest  of each pack that has come since the last closing, also of the minutes that stay open
 * @param next    offset of the oldest record that stays open; the position when none does
 * @param position offset up to which everything has been seen
 */
public record Closing(List<PackMinute> minutes, Newest newest, long next, long position) {

    public Closing {
        minutes = List.copyOf(minutes);
    }
}
