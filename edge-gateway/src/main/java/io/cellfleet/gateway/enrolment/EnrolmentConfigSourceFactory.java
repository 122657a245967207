package io.cellfleet.gateway.enrolment;

import io.cellfleet.gateway.config.InvalidSettings;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Gives the gateway what it got when it was enrolled. What is set by hand comes first. Named in {@code
 * META-INF/services}.
 */
public final class EnrolmentConfigSourceFactory implements ConfigSourceFactory {

    /** Above the defaults within the jar, below every file and variable of the operator's. */
    private static final int ORDINAL = 255;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue folder = context.getValue("cellfleet.gateway.data");
        if (folder == null || folder.getValue() == null || folder.getValue().isBlank()) {
            return List.of();
        }
        Path path = Path.of(folder.getValue());
        try {
            Optional<Map<String, String>> settings = EnrolmentFile.read(path);
            return settings.<Iterable<ConfigSource>>map(found -> List.of(
                            new PropertiesConfigSource(found, EnrolmentFile.NAME + " of the data folder", ORDINAL)))
                    .orElse(List.of());
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettings(path.resolve(EnrolmentFile.NAME) + " cannot be read: " + e.getMessage()
                    + ". Mend its rights, or enrol the gateway anew");
        }
    }
}
