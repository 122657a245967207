/**
 * Whether what watches Cellfleet looks at what there is: begin with {@link io.cellfleet.observability.MetricNamesTest}. The
 * lists it compares with are made of running services by {@code bin/metrics}.
 */
@NullMarked
package io.cellfleet.observability;

import org.jspecify.annotations.NullMarked;
