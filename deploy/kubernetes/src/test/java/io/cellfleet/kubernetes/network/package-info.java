/**
 * Who reaches whom, by the network policies: {@link io.cellfleet.kubernetes.network.Policies} decides for one flow,
 * {@code FlowsTest}, a folder above, asks it for all of them.
 */
@NullMarked
package io.cellfleet.kubernetes.network;

import org.jspecify.annotations.NullMarked;
