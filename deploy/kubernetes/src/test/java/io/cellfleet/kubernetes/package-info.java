/**
 * Whether the manifests of this folder are what Kubernetes, its operators and our services understand, and whether they
 * keep what is promised. Everything is read as it is rendered ({@code rendered/*.yaml}); begin at {@link
 * io.cellfleet.kubernetes.Objects}.
 */
@NullMarked
package io.cellfleet.kubernetes;

import org.jspecify.annotations.NullMarked;
