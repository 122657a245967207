package io.cellfleet.local.run;

import io.cellfleet.embedded.EmbeddedPostgresql;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Kafka and PostgreSQL alone, until a signal ends this process. */
public final class InfraRun {

    private final Path folder;
    private final int kafkaPort;
    private final int postgresqlPort;
    private final Progress progress;
    private final Running running = new Running();

    public InfraRun(Path folder, int kafkaPort, int postgresqlPort, Progress progress) {
        this.folder = folder;
        this.kafkaPort = kafkaPort;
        this.postgresqlPort = postgresqlPort;
        this.progress = progress;
    }

    public void run() throws Exception {
        Ports ports = new Ports();
        ports.exactly(kafkaPort, "Kafka", "--kafka-port");
        ports.exactly(postgresqlPort, "PostgreSQL", "--postgresql-port");
        DataFolder data = DataFolder.hold(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        BrokerLog.writeTo(data.logs().begin("kafka"));

        progress.step("Starting Kafka and PostgreSQL; data in " + data.path());
        Guard guard = Guard.start();
        running.start("the guard", () -> guard::close);
        guard.watchPostgresql(data.postgresql());
        running.start("Kafka and PostgreSQL", () -> Infrastructure.start(data, kafkaPort, postgresqlPort)::close);
        progress.step("Kafka and PostgreSQL serve");
        progress.say(properties());
        new CountDownLatch(1).await();
    }

    /** What a service must be told. They are also the defaults of the services where the ports are. */
    private String properties() {
        return """

                Properties for a service started with 'mvn quarkus:dev':

                  -Dkafka.bootstrap.servers=127.0.0.1:%d
                  -Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:%d/postgres
                  -Dquarkus.datasource.username=%s
                  -Dquarkus.datasource.password=%s

                Ctrl-C stops both; the data stay in %s.
                """.formatted(kafkaPort, postgresqlPort, EmbeddedPostgresql.USER, EmbeddedPostgresql.PASSWORD, folder);
    }

    private void stop() {
        if (running.isStopping()) {
            return;
        }
        progress.say("");
        progress.step("Stopping");
        running.stopAll().forEach(progress::say);
        progress.step("Stopped");
    }
}
