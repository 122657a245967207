/** What the web page is told, and what it may load. The page itself is in {@code resources/web}; begin at its index.ts. */
@NullMarked
package io.cellfleet.api.page;

import org.jspecify.annotations.NullMarked;
