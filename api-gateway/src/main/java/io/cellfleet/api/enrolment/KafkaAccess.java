package io.cellfleet.api.enrolment;

import io.cellfleet.api.secret.Secrets;
import io.cellfleet.contract.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Gives a gateway what it needs at Kafka: an address, and where that is wished a user with rights to its own topics. */
@ApplicationScoped
class KafkaAccess {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ITERATIONS = 8_192;
    private static final int PASSWORD_BYTES = 24;
    private static final String USER = "gateway-";
    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;

    private final EnrolmentConfig config;
    private final Map<String, Object> kafka;

    KafkaAccess(EnrolmentConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config;
        this.kafka = kafka;
    }

    /** Kafka gave no access; nothing has become of the code. */
    static final class AccessRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AccessRefused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Gives a gateway access, which ends the access that it had before.
     *
     * @return settings of Kafka's client; secret
     * @throws AccessRefused when Kafka does not answer or refuses
     */
    Map<String, String> grant(String gatewayId) {
        Map<String, String> client = new TreeMap<>();
        client.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                config.gatewayBootstrapServers()
                        .orElseGet(() -> String.valueOf(kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG))));
        if (config.gatewayAccess() == EnrolmentConfig.Access.SCRAM) {
            String user = USER + gatewayId;
            String password = Secrets.random(PASSWORD_BYTES);
            make(gatewayId, user, password);
            client.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, config.gatewaySecurityProtocol());
            client.put(SaslConfigs.SASL_MECHANISM, MECHANISM.mechanismName());
            client.put(
                    SaslConfigs.SASL_JAAS_CONFIG,
                    "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user
                            + "\" password=\"" + password + "\";");
        }
        return client;
    }

    /** Rights first: a user without rights can do nothing, rights without a user are nobody's. */
    private void make(String gatewayId, String user, String password) {
        Map<String, Object> admin = new HashMap<>(kafka);
        admin.keySet().retainAll(AdminClientConfig.configNames());
        admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()) / 2);
        try (Admin client = Admin.create(admin)) {
            makeDownlink(client, Topics.downlink(gatewayId));
            await(client.createAcls(rights(gatewayId, user)).all());
            await(client.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            user, new ScramCredentialInfo(MECHANISM, ITERATIONS), password)))
                    .all());
        } catch (ExecutionException | TimeoutException e) {
            throw new AccessRefused("Kafka gave gateway " + gatewayId + " no access: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccessRefused("interrupted while Kafka was asked to give gateway " + gatewayId + " access", e);
        }
    }

    private static void makeDownlink(Admin client, Topics.Definition topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            await(client.createTopics(List.of(
                            new NewTopic(topic.name(), Optional.of(1), Optional.empty()).configs(topic.config())))
                    .all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static List<AclBinding> rights(String gatewayId, String user) {
        Stream<AclBinding> written = Stream.of(Topics.FRAMES, Topics.PRESENCE)
                .flatMap(topic -> Stream.of(AclOperation.WRITE, AclOperation.DESCRIBE)
                        .map(operation -> right(user, topic, operation)));
        Stream<AclBinding> read = Stream.of(Topics.downlink(gatewayId).name(), Topics.PROGRESS)
                .flatMap(topic -> Stream.of(AclOperation.READ, AclOperation.DESCRIBE)
                        .map(operation -> right(user, topic, operation)));
        return Stream.concat(written, read).toList();
    }

    private static AclBinding right(String user, String topic, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private static <T> T await(KafkaFuture<T> answer)
            throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String reason(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }
}
