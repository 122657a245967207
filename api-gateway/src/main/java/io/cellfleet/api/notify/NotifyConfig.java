package io.cellfleet.api.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How people are told. Mail is sent as {@code quarkus.mailer} says; without a host there is none. */
@ConfigMapping(prefix = "cellfleet.api.notify")
public interface NotifyConfig {

    /** How often warnings are looked at. */
    @WithDefault("2s")
    Duration every();

    /** After a message of a rule, further warnings are gathered for so long. */
    @WithDefault("60s")
    Duration gather();

    /** Pause before the second attempt; each further one is twice as long, at most an hour. */
    @WithDefault("10s")
    Duration firstPause();

    /** After so many attempts a message is given up, until somebody sends it again. */
    @WithDefault("14")
    int attempts();

    /** Whether webhooks may go to this machine itself and to link-local addresses. */
    @WithDefault("false")
    boolean localTargets();

    /** Of the page, for links; without it there are none. */
    Optional<String> pageUrl();
}
