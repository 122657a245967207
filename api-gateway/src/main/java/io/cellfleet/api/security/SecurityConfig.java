package io.cellfleet.api.security;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What signing in needs. */
@ConfigMapping(prefix = "cellfleet.api")
public interface SecurityConfig {

    /**
     * The folder with the keys of tokens and cookies. They are made at the first start and used ever after, so that a
     * restart signs nobody out.
     */
    Path secrets();

    /**
     * The password of user {@code admin}, who is created when there is no user at all; at least 12 characters. Without
     * it a password is made up and logged once.
     */
    Optional<String> firstAdministratorPassword();
}
