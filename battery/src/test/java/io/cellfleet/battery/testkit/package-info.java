/**
 * What tests of the rules share: {@link io.cellfleet.battery.testkit.Draft} makes settings, {@link
 * io.cellfleet.battery.testkit.Reading} makes what a frame says, {@link io.cellfleet.battery.testkit.Pack} leads records
 * through the rules and keeps what came of them. Begin with {@code Pack}.
 */
@NullMarked
package io.cellfleet.battery.testkit;

import org.jspecify.annotations.NullMarked;
