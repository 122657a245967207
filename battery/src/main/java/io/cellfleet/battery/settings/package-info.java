/**
 * What an operator wishes of a pack (rules C1 to C6). {@link io.cellfleet.battery.settings.PackSettings} is the
 * complete, checked form that the rules use; {@link io.cellfleet.battery.settings.PackSettingsDraft} is what people
 * and files write, where everything but cell count, chemistry and capacity may be left out.
 */
@NullMarked
package io.cellfleet.battery.settings;

import org.jspecify.annotations.NullMarked;
