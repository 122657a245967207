package io.cellfleet.local.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a service whether it is ready, as a cluster would. */
public final class Readiness {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();

    boolean isReady(ServicePlan plan) throws InterruptedException {
        return isReady(plan.healthAddress());
    }

    /** False also while it does not listen yet. */
    public boolean isReady(URI health) throws InterruptedException {
        return ask(health).statusCode() == OK;
    }

    /** What it says of itself, for the person who wonders why it is not ready. */
    String detail(ServicePlan plan) throws InterruptedException {
        return detail(plan.healthAddress());
    }

    /** What it says of itself; "no answer" while it does not listen. */
    public String detail(URI health) throws InterruptedException {
        return ask(health).body();
    }

    private record Answer(int statusCode, String body) {}

    private Answer ask(URI health) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(ANSWER_LIMIT).build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, "no answer");
        }
    }
}
