package io.cellfleet.local.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one service is started.
 *
 * @param name           as its module and its log are called
 * @param jar            that starts it
 * @param heapMb         MiB of Java heap at most
 * @param managementPort where its health is asked
 * @param health         what is asked there: whether it has started and can do its work
 * @param properties     configuration; seen by everybody on this machine who lists processes
 * @param environment    secrets
 */
record ServicePlan(
        String name,
        Path jar,
        int heapMb,
        int managementPort,
        Health health,
        Map<String, String> properties,
        Map<String, String> environment) {

    ServicePlan {
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
    }

    /** Small: a laptop holds the whole system, and it shall be there in seconds. */
    List<String> jvmOptions() {
        return List.of(
                "-Xmx" + heapMb + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED");
    }

    /** As arguments of {@code java}, in the order of the names. */
    List<String> propertyOptions() {
        return new TreeMap<>(properties)
                .entrySet().stream()
                        .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                        .toList();
    }

    URI healthAddress() {
        return URI.create("http://127.0.0.1:" + managementPort + health.path);
    }

    /** What counts as started. */
    enum Health {
        /** It serves, and what it needs is there. */
        READY("/q/health/ready"),
        /** It works. A gateway whose device is silent is not ready, and yet nothing is to be waited for. */
        LIVE("/q/health/live");

        private final String path;

        Health(String path) {
            this.path = path;
        }
    }
}
