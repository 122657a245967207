package io.cellfleet.battery.settings;

/**
 * Why settings are refused.
 *
 * @param field   as written in a draft, for example {@code vMinMv}
 * @param message a sentence that names field, value and limit
 */
public record Violation(String field, String message) {}
