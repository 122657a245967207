package io.cellfleet.kubernetes;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The names that a service understands. A name that nobody understands is passed over in silence when it starts. */
final class KnownNames {

    /** Of Quarkus, beside those that our services set themselves. Each was tried with the packaged service. */
    private static final Set<String> OF_QUARKUS = Set.of(
            "quarkus.datasource.jdbc.url",
            "quarkus.datasource.password",
            "quarkus.datasource.username",
            "quarkus.grpc.clients.history.load-balancing-policy",
            "quarkus.http.proxy.proxy-address-forwarding",
            "quarkus.mailer.from",
            "quarkus.mailer.host",
            "quarkus.mailer.password",
            "quarkus.mailer.port",
            "quarkus.mailer.start-tls",
            "quarkus.mailer.username",
            "quarkus.otel.exporter.otlp.endpoint",
            "quarkus.otel.traces.sampler",
            "quarkus.otel.traces.sampler.arg",
            "quarkus.shutdown.timeout",
            "quarkus.smallrye-health.check.\"io.quarkus.agroal.runtime.health.DataSourceHealthCheck\".enabled",
            "quarkus.smallrye-health.check.\"io.quarkus.kafka.streams.runtime.health.KafkaStreamsStateHealthCheck\".enabled");

    private static final String KAFKA = "kafka.";
    private static final String STREAMS = "kafka-streams.";

    private static final Map<String, KnownNames> READ = new ConcurrentHashMap<>();

    private final Set<String> own = new TreeSet<>();
    private final Set<String> mapped;

    private KnownNames(String service) {
        mapped = ConfigMappings.of(Sources.PROJECT.resolve(service).resolve("src/main/java"));
        own.addAll(mapped);
        Sources.defaults(service).stringPropertyNames().stream()
                .filter(name -> !name.startsWith("%"))
                .forEach(own::add);
    }

    static KnownNames of(String service) {
        return READ.computeIfAbsent(service, KnownNames::new);
    }

    boolean has(String name) {
        if (own.contains(name) || OF_QUARKUS.contains(name)) {
            return true;
        }
        if (name.startsWith(KAFKA)) {
            return isOfClients(name.substring(KAFKA.length()));
        }
        // Only who has Kafka Streams.
        return name.startsWith(STREAMS)
                && own.stream().anyMatch(known -> known.startsWith(STREAMS))
                && StreamsConfig.configDef().names().contains(name.substring(STREAMS.length()));
    }

    /** A variable of the environment stands for the setting that is spelt like it. */
    boolean hasVariable(String variable) {
        return mapped.stream()
                .anyMatch(name -> name.replaceAll("[^A-Za-z0-9]", "_")
                        .toUpperCase(Locale.ROOT)
                        .equals(variable));
    }

    private static boolean isOfClients(String name) {
        return ConsumerConfig.configNames().contains(name)
                || ProducerConfig.configNames().contains(name)
                || AdminClientConfig.configNames().contains(name);
    }
}
