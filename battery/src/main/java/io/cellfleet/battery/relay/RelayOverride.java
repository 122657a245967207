package io.cellfleet.battery.relay;

import java.time.Instant;

/**
 * An operator's word that a relay stays off, whatever the rules decide (rule R12).
 *
 * @param author who
 * @param reason why; a sentence
 * @param until  when it ends by itself, in the time of the pack's records
 */
public record RelayOverride(String author, String reason, Instant until) {}
