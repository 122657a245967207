/** What the engine tells of itself: {@link io.cellfleet.engine.figures.EngineFigures} and the health report. */
@NullMarked
package io.cellfleet.engine.figures;

import org.jspecify.annotations.NullMarked;
