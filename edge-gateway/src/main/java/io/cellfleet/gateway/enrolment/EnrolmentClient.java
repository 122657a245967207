package io.cellfleet.gateway.enrolment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.gateway.config.InvalidSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Exchanges a code at the API: {@code POST /api/v1/enrolments}. */
final class EnrolmentClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI enrolments;

    /**
     * @param api where the API is, such as {@code https://cellfleet.example.org}
     * @throws InvalidSettings when it is no such address, or one that would send a key over a network in the clear
     */
    EnrolmentClient(String api) {
        URI base;
        try {
            base = URI.create(api);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettings(
                    "The API's address is '" + api + "' but must be like https://cellfleet.example.org");
        }
        boolean secure = "https".equals(base.getScheme());
        boolean near =
                "http".equals(base.getScheme()) && base.getHost() != null && THIS_MACHINE.contains(base.getHost());
        if (base.getHost() == null || !secure && !near) {
            throw new InvalidSettings("The API's address is '" + api
                    + "' but must be like https://cellfleet.example.org: the answer holds a key, and http is only for"
                    + " this machine");
        }
        enrolments = URI.create(api.replaceAll("/+$", "") + "/api/v1/enrolments");
    }

    /**
     * Uses the code up.
     *
     * @throws InvalidSettings with a sentence for the installer: nobody answers, the code is refused, the answer is none
     */
    Enrolment exchange(String code) throws InterruptedException {
        HttpResponse<String> answer = ask(code);
        if (answer.statusCode() != 200) {
            throw new InvalidSettings("The API at " + enrolments + " refuses: " + reason(answer));
        }
        return Enrolment.parse(answer.body());
    }

    private HttpResponse<String> ask(String code) throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(enrolments)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("code", code))))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new InvalidSettings("The API at " + enrolments + " gives no answer ("
                    + e.getClass().getSimpleName()
                    + (e.getMessage() == null ? "" : ": " + e.getMessage())
                    + "). If it took the code before the line broke, a new code is needed");
        }
    }

    /** What the problem says of itself, else its number. */
    private static String reason(HttpResponse<String> answer) {
        try {
            JsonNode problem = JSON.readTree(answer.body());
            for (String field : new String[] {"detail", "title"}) {
                if (problem.path(field).isTextual()) {
                    return problem.path(field).asText();
                }
            }
        } catch (JsonProcessingException noProblem) {
            // Something in between answered.
        }
        return "status " + answer.statusCode();
    }
}
