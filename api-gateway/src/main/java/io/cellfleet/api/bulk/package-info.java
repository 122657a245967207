/**
 * Many objects at once. Installations, packs or gateways from a table, of which every line is checked before anything
 * is changed: begin with {@link io.cellfleet.api.bulk.CsvTable}. Settings of many packs, looked at first, then changed
 * stage by stage and taken back: begin with {@link io.cellfleet.api.bulk.SettingsChanges}.
 */
@NullMarked
package io.cellfleet.api.bulk;

import org.jspecify.annotations.NullMarked;
