/**
 * Who may do what: local users, their passwords, tokens and cookies. Begin with {@link
 * io.cellfleet.api.security.Users}; the keys come from {@link io.cellfleet.api.security.SecretsFolder}.
 */
@NullMarked
package io.cellfleet.api.security;

import org.jspecify.annotations.NullMarked;
