package io.cellfleet.local.run;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a service whether it is ready, as a cluster would. */
final class Readiness {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();

    /** False also while it does not listen yet. */
    boolean isReady(ServicePlan plan) throws InterruptedException {
        return ask(plan).statusCode() == OK;
    }

    /** What it says of itself, for the person who wonders why it is not ready. */
    String detail(ServicePlan plan) throws InterruptedException {
        return ask(plan).body();
    }

    private record Answer(int statusCode, String body) {}

    private Answer ask(ServicePlan plan) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(plan.healthAddress())
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, "no answer");
        }
    }
}
