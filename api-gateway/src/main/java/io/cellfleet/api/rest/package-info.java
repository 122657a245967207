/**
 * HTTP and JSON: translates requests to questions and answers to records, nothing else. Begin with {@link
 * io.cellfleet.api.rest.PackResource}; whatever goes wrong becomes a {@link io.cellfleet.api.rest.problem.Problem}.
 */
@NullMarked
package io.cellfleet.api.rest;

import org.jspecify.annotations.NullMarked;
