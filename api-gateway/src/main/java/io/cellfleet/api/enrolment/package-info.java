/**
 * How gateways come to be: they are registered, a one-time code makes a machine one of them and gives it a key and access
 * to Kafka, and old keys are revoked. Begin with {@link io.cellfleet.api.enrolment.Gateways} and {@link
 * io.cellfleet.api.enrolment.Enrolments}.
 */
@NullMarked
package io.cellfleet.api.enrolment;

import org.jspecify.annotations.NullMarked;
