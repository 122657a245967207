package io.cellfleet.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Volume;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a service is told by the files that are mounted into it.
 *
 * @param all by name; in which file it stands does not matter, and none may stand in two
 */
record Config(Map<String, String> all) {

    Config {
        all = Map.copyOf(all);
    }

    static Config of(Overlay overlay, String service) {
        Objects objects = Objects.of(overlay);
        String map = Workload.of(overlay, service).pod().getVolumes().stream()
                .filter(volume -> volume.getName().equals("config"))
                .map(Volume::getConfigMap)
                .findAny()
                .orElseThrow()
                .getName();
        Map<String, String> all = new TreeMap<>();
        for (Map.Entry<String, JsonNode> file :
                objects.one("ConfigMap", map).path("data").properties()) {
            Sources.properties(file.getValue().asText()).forEach((name, value) -> {
                if (all.put((String) name, (String) value) != null) {
                    throw new IllegalStateException(name + " stands in two files of " + map);
                }
            });
        }
        return new Config(all);
    }

    Optional<Duration> seconds(String name) {
        return Optional.ofNullable(all.get(name)).map(value -> Duration.parse("PT" + value));
    }
}
