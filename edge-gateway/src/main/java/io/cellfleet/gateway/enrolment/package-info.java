/**
 * How a gateway gets its identity: a one-time code is exchanged for the gateway's id, its key and its credentials, which
 * then stand in the data folder. Begin with {@link io.cellfleet.gateway.enrolment.EnrolCommand}.
 */
@NullMarked
package io.cellfleet.gateway.enrolment;

import org.jspecify.annotations.NullMarked;
