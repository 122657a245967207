/**
 * The engine: steps every pack with every record of its gateway. It decides nothing itself; begin with {@link
 * io.cellfleet.engine.stream.EngineTopology}.
 */
@NullMarked
package io.cellfleet.engine;

import org.jspecify.annotations.NullMarked;
