/**
 * What the services say to each other: topic names, keys and message schemas. Begin with {@link
 * io.cellfleet.contract.Topics}; the messages are described in {@code src/main/protobuf}.
 */
@NullMarked
package io.cellfleet.contract;

import org.jspecify.annotations.NullMarked;
