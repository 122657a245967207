/**
 * Several packs in parallel as one (rules R11, S8). Begin with {@link io.cellfleet.battery.site.SiteStep}. Where an
 * installation has one pack only, that pack's own status says everything.
 */
@NullMarked
package io.cellfleet.battery.site;

import org.jspecify.annotations.NullMarked;
