/**
 * Kafka Streams around the battery core. Begin with {@link io.cellfleet.engine.stream.EngineTopology}; {@link
 * io.cellfleet.engine.stream.PackStepper} hands each record to {@link io.cellfleet.engine.stream.RecordTaker}, {@link
 * io.cellfleet.engine.stream.SettingsTaker} or {@link io.cellfleet.engine.stream.ActionTaker}. What a record leads to is
 * thought through in {@link io.cellfleet.engine.stream.Digestion} before anything is stored or sent. The books keep what
 * must be remembered, each over one store; classes named Reader and Messages translate between messages and the core.
 */
@NullMarked
package io.cellfleet.engine.stream;

import org.jspecify.annotations.NullMarked;
