package io.cellfleet.engine.stream;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.streams.KafkaStreams;
import org.jboss.logging.Logger;

/**
 * Ends the process when Kafka Streams has given up: a bug of ours, or a broker that refuses. An engine that only looks
 * alive would leave every pack without a word; whoever runs the process starts it again, and it goes on where its
 * transactions ended.
 */
@ApplicationScoped
class StreamsWatch implements KafkaStreams.StateListener {

    private static final Logger LOG = Logger.getLogger(StreamsWatch.class);
    private static final int FAILED = 1;

    private volatile boolean stopping;

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public void onChange(KafkaStreams.State now, KafkaStreams.State before) {
        if (now == KafkaStreams.State.ERROR && !stopping) {
            LOG.error("Kafka Streams has given up; the engine ends, so that it is started again");
            Quarkus.asyncExit(FAILED);
        }
    }
}
