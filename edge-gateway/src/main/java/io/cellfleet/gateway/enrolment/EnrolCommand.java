package io.cellfleet.gateway.enrolment;

import io.cellfleet.gateway.config.InvalidSettings;
import io.cellfleet.gateway.disk.DataFolder;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * {@code enroll CODE}: makes this machine the gateway for which the code was issued, or gives that gateway a new key. The
 * gateway must not be running; what waits in its spool is sent with the new key at its next start.
 */
public final class EnrolCommand {

    /** As it is written on the command line. */
    public static final String NAME = "enroll";

    static final String DATA = "cellfleet.gateway.data";
    static final String API = "cellfleet.gateway.api";

    private static final String ID = "cellfleet.gateway.id";
    private static final int REFUSED = 2;

    private static final String USAGE = """
            usage: cellfleet-gateway enroll CODE [API]
              CODE  from the gateway's page or POST /api/v1/gateways/ID/codes; it is good once, for a day
              API   where Cellfleet's API is, such as https://cellfleet.example.org; else cellfleet.gateway.api
            """;

    private final Config config;
    private final PrintStream out;
    private final PrintStream err;

    EnrolCommand(Config config, PrintStream out, PrintStream err) {
        this.config = config;
        this.out = out;
        this.err = err;
    }

    /** With the settings of this process: properties, environment, and the files that these name. */
    public static EnrolCommand ofThisProcess() {
        Config config = new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDiscoveredSources()
                .addDefaultInterceptors()
                .build();
        return new EnrolCommand(config, System.out, System.err);
    }

    /**
     * @param arguments all of the command line's
     * @return the process's exit code; 0 when the gateway is enrolled
     */
    public int run(String... arguments) throws IOException, InterruptedException {
        if (arguments.length < 2 || arguments.length > 3) {
            err.print(USAGE);
            return REFUSED;
        }
        try {
            enrol(
                    arguments[1],
                    arguments.length == 3 ? arguments[2] : required(API, "or give the address behind the code"));
            return 0;
        } catch (InvalidSettings mistake) {
            err.println(mistake.getMessage());
            return REFUSED;
        }
    }

    private void enrol(String code, String api) throws IOException, InterruptedException {
        EnrolmentClient client = new EnrolmentClient(api);
        Path path = Path.of(required(DATA, "it is where the gateway keeps what it gets"));
        try (DataFolder folder = DataFolder.open(path)) {
            Optional<String> before = EnrolmentFile.read(path).map(settings -> settings.get(ID));
            Enrolment enrolment = client.exchange(code);
            if (before.isPresent() && !before.get().equals(enrolment.gatewayId())) {
                throw new InvalidSettings("The code is for gateway " + enrolment.gatewayId() + ", but " + path
                        + " holds what gateway " + before.get()
                        + " may still have to send: set " + DATA + " to an empty folder and take a new code");
            }
            EnrolmentFile.write(folder, enrolment.settings());
            tell(enrolment);
        }
    }

    private void tell(Enrolment enrolment) {
        out.println("This is now " + enrolment + ".");
        Map<String, String> set = Map.of(
                ID, enrolment.gatewayId(), "cellfleet.gateway.enrolment", Integer.toString(enrolment.enrolment()));
        set.forEach((name, value) -> config.getOptionalValue(name, String.class)
                .filter(other -> !other.equals(value))
                .ifPresent(other -> out.println(
                        "But " + name + " is set to " + other + " by hand, which comes first: take that away.")));
        if (enrolment.packs().isEmpty()) {
            out.println("It speaks for no pack yet: assign packs to it.");
        }
        for (Enrolment.Pack pack : enrolment.packs()) {
            out.println("It speaks for pack " + pack.packId() + " of installation " + pack.installationId() + ".");
        }
    }

    private String required(String name, String why) {
        return config.getOptionalValue(name, String.class)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new InvalidSettings(name + " is not set: " + why));
    }
}
