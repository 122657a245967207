package io.cellfleet.history.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Which topics stand behind the names that are read. The consumer knows, and does not say. */
final class TopicIds implements AutoCloseable {

    private final Admin admin;

    TopicIds(Admin admin) {
        this.admin = admin;
    }

    /**
     * Kafka's ids of topics, by name. One that is not there is left out.
     *
     * @throws KafkaException when Kafka does not answer in time, or refuses
     */
    Map<String, String> of(Collection<String> topics) {
        Map<String, String> ids = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                admin.describeTopics(topics).topicNameValues().entrySet()) {
            try {
                ids.put(topic.getKey(), topic.getValue().get().topicId().toString());
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e.getCause() instanceof KafkaException refusal ? refusal : new KafkaException(e.getCause());
                }
            }
        }
        return ids;
    }

    @Override
    public void close() {
        admin.close();
    }
}
