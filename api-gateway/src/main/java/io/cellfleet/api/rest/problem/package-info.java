/**
 * What a caller is told when something is wrong (RFC 9457): which parameter, which value, which limit, and never our
 * classes. Begin with {@link io.cellfleet.api.rest.problem.ProblemMappers}.
 */
@NullMarked
package io.cellfleet.api.rest.problem;

import org.jspecify.annotations.NullMarked;
