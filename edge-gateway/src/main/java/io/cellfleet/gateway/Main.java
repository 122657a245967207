package io.cellfleet.gateway;

import io.cellfleet.gateway.config.InvalidSettings;
import io.cellfleet.gateway.enrolment.EnrolCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.ConfigValidationException;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Enrols the gateway, or runs it until it is told to stop. A setting that is wrong ends it with one sentence, without a trace. */
@QuarkusMain
public final class Main {

    private static final Logger LOG = Logger.getLogger(Main.class);

    private Main() {}

    public static void main(String... args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals(EnrolCommand.NAME)) {
            System.exit(EnrolCommand.ofThisProcess().run(args));
        }
        Quarkus.run(null, Main::exit, args);
    }

    private static void exit(int code, @Nullable Throwable failure) {
        if (failure != null) {
            mistake(failure).ifPresentOrElse(System.err::println, () -> LOG.error("The gateway cannot start", failure));
        }
        System.exit(code);
    }

    /** What the operator can mend, when that is the reason. */
    private static Optional<String> mistake(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSettings || cause instanceof ConfigValidationException) {
                return Optional.ofNullable(cause.getMessage());
            }
            if (cause instanceof QuarkusBindException inUse) {
                return Optional.of(
                        inUse.getMessage() + ": set quarkus.http.port or quarkus.management.port to a free one");
            }
        }
        return Optional.empty();
    }
}
