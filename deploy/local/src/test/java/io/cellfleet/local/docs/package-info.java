@NullMarked
package io.cellfleet.local.docs;

import org.jspecify.annotations.NullMarked;
