package io.cellfleet.api.security;

import io.cellfleet.api.caller.Role;
import io.cellfleet.api.secret.Secrets;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Creates user {@code admin} where there is no user at all, so that somebody can sign in. */
@ApplicationScoped
public class FirstAdministrator {

    static final String NAME = "admin";

    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);
    private static final int RANDOM_BYTES = 18;

    void start(@Observes StartupEvent event, SecurityConfig config, Users users) {
        // Looked at also where it is not needed, so that a bad one is found before the day it is.
        config.firstAdministratorPassword().ifPresent(FirstAdministrator::check);
        if (!users.isEmpty()) {
            return;
        }
        if (config.firstAdministratorPassword().isPresent()) {
            if (users.putFirst(
                    NAME,
                    Role.ADMINISTRATOR,
                    config.firstAdministratorPassword().get())) {
                LOG.infof("user %s was created with the password that is configured", NAME);
            }
            return;
        }
        String password = Secrets.random(RANDOM_BYTES);
        if (users.putFirst(NAME, Role.ADMINISTRATOR, password)) {
            LOG.warnf("user %s was created with password %s, shown only this once", NAME, password);
        }
    }

    static void check(String password) {
        String complaint = Password.complaint("cellfleet.api.first-administrator-password", password);
        if (complaint != null) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
