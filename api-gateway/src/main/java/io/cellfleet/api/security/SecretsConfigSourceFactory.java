package io.cellfleet.api.security;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Gives the keys of {@link SecretsFolder} to those parts of Quarkus that take them from the configuration: the
 * verifier of tokens and the cookie's encryption. Named in {@code META-INF/services}. Where no folder is set it gives
 * nothing, and {@link SecurityConfig} stops the start.
 */
public final class SecretsConfigSourceFactory implements ConfigSourceFactory {

    /** Above application.properties, below the environment. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue folder = context.getValue("cellfleet.api.secrets");
        if (folder == null || folder.getValue() == null || folder.getValue().isBlank()) {
            return List.of();
        }
        SecretsFolder secrets = SecretsFolder.open(Path.of(folder.getValue()));
        String publicKey =
                Base64.getEncoder().encodeToString(secrets.tokenPublicKey().getEncoded());
        return List.of(new PropertiesConfigSource(
                Map.of(
                        "quarkus.oidc.public-key",
                        publicKey,
                        "quarkus.http.auth.session.encryption-key",
                        secrets.sessionKey()),
                "keys of cellfleet.api.secrets",
                ORDINAL));
    }
}
