package io.cellfleet.local.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Asks the API all the time, now one instance, now the other. What is not answered, or answered with "not now", it asks
 * again of the next instance, after a while and not for ever, as a client has to that lives beside restarts.
 */
final class RetryingClient implements AutoCloseable {

    private static final int TRIES = 8;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(20);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final Duration ASKED_PAST = Duration.ofMinutes(2);
    private static final int OK = 200;

    /** Too many requests, bad gateway, unavailable, gateway timeout. */
    private static final Set<Integer> NOT_NOW = Set.of(429, 502, 503, 504);

    private final List<URI> instances;
    private final String token;
    private final List<String> packIds;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_LIMIT)
            .build();
    private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean stopping;
    private long answered;
    private long retried;
    private long incomplete;
    private long slowestNs;

    private RetryingClient(List<URI> instances, String token, List<String> packIds) {
        this.instances = instances;
        this.token = token;
        this.packIds = packIds;
        thread = Thread.ofPlatform().name("retrying-client").start(this::run);
    }

    static RetryingClient start(List<URI> instances, String token, List<String> packIds) {
        return new RetryingClient(instances, token, packIds);
    }

    private void run() {
        try {
            for (int request = 0; !stopping; request++) {
                long begin = System.nanoTime();
                ask(path(request), request);
                slowestNs = Math.max(slowestNs, System.nanoTime() - begin);
                Thread.sleep(BETWEEN_REQUESTS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the live view answers, what the registry, and what the history. */
    private String path(int request) {
        String pack = "/api/v1/packs/" + packIds.get(request % packIds.size());
        Instant now = Instant.now();
        String past = "from=" + now.minus(ASKED_PAST) + "&to=" + now;
        return switch (request % 5) {
            case 0 -> "/api/v1/fleet";
            case 1 -> "/api/v1/packs?limit=50";
            case 2 -> pack;
            case 3 -> pack + "/series?columns=packVoltageMv,currentMa&" + past;
            default -> pack + "/events?" + past;
        };
    }

    private void ask(String path, int request) throws InterruptedException {
        String trouble = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (attempt > 0) {
                Thread.sleep(BETWEEN_TRIES);
            }
            try {
                URI instance = instances.get((request + attempt) % instances.size());
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(instance.resolve(path))
                                .timeout(ANSWER_LIMIT)
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == OK) {
                    answered++;
                    retried += attempt > 0 ? 1 : 0;
                    incomplete += answer.body().contains("\"incomplete\":true") ? 1 : 0;
                    return;
                }
                trouble = answer.statusCode() + " " + answer.body();
                if (!NOT_NOW.contains(answer.statusCode())) {
                    break;
                }
            } catch (IOException e) {
                trouble = e.toString();
            }
        }
        failed.add(path + ": " + trouble);
    }

    /** After it was closed. */
    void judge(Findings findings) {
        findings.same("REST requests answered", answered);
        failed.forEach(request -> findings.difference("a REST request failed: " + request));
        findings.measured(
                "%,d REST requests, of which %d were asked more than once; the slowest took %.1f s; %d answers said"
                                .formatted(answered, retried, slowestNs / 1e9, incomplete)
                        + " that they are incomplete");
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        thread.join();
        client.close();
    }
}
