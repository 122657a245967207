package io.cellfleet.local.run;

import java.io.IOException;

/** Where everything listens, all on 127.0.0.1. Only the page's port is chosen by the person who starts it. */
record Addresses(
        int pagePort,
        int apiManagementPort,
        int edgePort,
        int edgeManagementPort,
        int enginePort,
        int engineManagementPort,
        int historyPort,
        int historyManagementPort,
        int historyGrpcPort,
        int kafkaPort,
        int postgresqlPort) {

    static Addresses choose(int pagePort) throws IOException {
        Ports ports = new Ports();
        return new Addresses(
                ports.exactly(pagePort, "the page", "--port"),
                ports.near(9_000),
                ports.near(8_081),
                ports.near(9_001),
                ports.near(8_082),
                ports.near(9_002),
                ports.near(8_083),
                ports.near(9_003),
                ports.near(9_083),
                ports.near(9_092),
                ports.near(5_432));
    }

    String page() {
        return "http://127.0.0.1:" + pagePort;
    }

    String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgresqlPort + "/postgres";
    }

    /** For a file beside the data, so that a curious person finds everything. */
    String describe() {
        return """
                # Where this run listens, all on 127.0.0.1.
                page=%s
                api.management=%d
                edge=%d
                edge.management=%d
                engine=%d
                engine.management=%d
                history=%d
                history.management=%d
                history.grpc=%d
                kafka=%s
                postgresql=%s
                """.formatted(
                        page(),
                        apiManagementPort,
                        edgePort,
                        edgeManagementPort,
                        enginePort,
                        engineManagementPort,
                        historyPort,
                        historyManagementPort,
                        historyGrpcPort,
                        kafka(),
                        jdbcUrl());
    }
}
