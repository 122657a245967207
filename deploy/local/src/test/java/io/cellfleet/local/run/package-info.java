@NullMarked
package io.cellfleet.local.run;

import org.jspecify.annotations.NullMarked;
