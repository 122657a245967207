package io.cellfleet.local.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the live stream of one instance of the API, and when it ends that of the other. */
final class StreamFollower implements AutoCloseable {

    private static final Duration BEFORE_THE_OTHER = Duration.ofMillis(200);
    private static final int OK = 200;

    private final List<URI> instances;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Thread thread;
    private final List<String> cutOff = new ArrayList<>();
    private volatile boolean stopping;
    private volatile @Nullable InputStream open;
    private long events;
    private long ended;
    private long heardNs = System.nanoTime();
    private long longestSilenceNs;

    private StreamFollower(List<URI> instances, String token) {
        this.instances = instances;
        this.token = token;
        thread = Thread.ofPlatform().name("stream-follower").start(this::run);
    }

    static StreamFollower start(List<URI> instances, String token) {
        return new StreamFollower(instances, token);
    }

    private void run() {
        try {
            for (int turn = 0; !stopping; turn++) {
                follow(instances.get(turn % instances.size()));
                Thread.sleep(BEFORE_THE_OTHER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(URI instance) throws InterruptedException {
        boolean begun = false;
        try {
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(instance.resolve("/api/v1/live"))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                open = body;
                begun = answer.statusCode() == OK;
                read(body);
            }
            if (begun && !stopping) {
                ended++;
            }
        } catch (IOException e) {
            // Nobody listens there at the moment; or it is cut off in the middle.
            if (begun && !stopping) {
                cutOff.add(e.toString());
            }
        }
    }

    private void read(InputStream body) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                events++;
                longestSilenceNs = Math.max(longestSilenceNs, System.nanoTime() - heardNs);
                heardNs = System.nanoTime();
            }
        }
    }

    /** After it was closed. */
    void judge(int stops, Findings findings) {
        findings.same("events of the live stream", events);
        findings.same("live streams ended in order", ended);
        cutOff.forEach(trouble -> findings.difference("a live stream was cut off: " + trouble));
        if (ended < stops) {
            findings.difference(
                    "%d instances of the API were stopped while their live stream was followed, but it ended in order"
                                    .formatted(stops)
                            + " only " + ended + " times");
        }
        findings.measured(
                "a follower of the live stream heard nothing for at most %.1f s".formatted(longestSilenceNs / 1e9));
    }

    @Override
    public void close() throws InterruptedException, IOException {
        stopping = true;
        InputStream body = open;
        if (body != null) {
            body.close();
        }
        thread.join();
        client.shutdownNow();
        client.close();
    }
}
