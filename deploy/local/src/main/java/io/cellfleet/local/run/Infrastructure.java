package io.cellfleet.local.run;

import io.cellfleet.embedded.EmbeddedKafka;
import io.cellfleet.embedded.EmbeddedPostgresql;
import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Kafka with its topics, and PostgreSQL: inside this process and as its child.
 *
 * @param kafka      serves
 * @param postgresql serves
 */
record Infrastructure(EmbeddedKafka kafka, EmbeddedPostgresql postgresql) implements AutoCloseable {

    /** Few, because it is one machine; enough that two instances of a service would share the work. */
    private static final int PARTITIONS = 4;

    /** Starts both at once, because each of them mostly waits. */
    static Infrastructure start(DataFolder data, int kafkaPort, int postgresqlPort) {
        CompletableFuture<EmbeddedPostgresql> postgresql =
                CompletableFuture.supplyAsync(() -> startPostgresql(data, postgresqlPort));
        EmbeddedKafka kafka;
        try {
            kafka = startKafka(data, kafkaPort);
        } catch (RuntimeException e) {
            postgresql
                    .thenAccept(Infrastructure::closeQuietly)
                    .exceptionally(failed -> null)
                    .join();
            throw e;
        }
        try {
            return new Infrastructure(kafka, postgresql.join());
        } catch (CompletionException e) {
            kafka.close();
            throw e.getCause() instanceof Refusal refusal ? refusal : e;
        }
    }

    private static EmbeddedKafka startKafka(DataFolder data, int port) {
        try {
            EmbeddedKafka kafka = EmbeddedKafka.start(data.kafka(), port);
            kafka.createTopics(PARTITIONS);
            return kafka;
        } catch (Exception e) {
            throw new Refusal("Kafka does not start on " + data.kafka() + ": " + e.getMessage(), e);
        }
    }

    private static EmbeddedPostgresql startPostgresql(DataFolder data, int port) {
        try {
            return EmbeddedPostgresql.start(data.postgresql(), port);
        } catch (Exception e) {
            throw new Refusal("PostgreSQL does not start on " + data.postgresql() + ": " + e.getMessage(), e);
        }
    }

    /** On the way out for another reason, which is the one to tell. */
    private static void closeQuietly(EmbeddedPostgresql postgresql) {
        try {
            postgresql.close();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public void close() throws IOException {
        kafka.close();
        postgresql.close();
    }
}
