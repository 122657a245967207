package io.cellfleet.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A whole Cellfleet that a test has started, and its API as a client sees it. */
final class RunningCellfleet implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(200);

    private final LauncherProcess launcher;
    private final Path data;
    private final int port;
    private final String address;
    private final HttpClient client = HttpClient.newHttpClient();
    private String token = "";

    private RunningCellfleet(LauncherProcess launcher, Path data, int port) {
        this.launcher = launcher;
        this.data = data;
        this.port = port;
        this.address = "http://127.0.0.1:" + port;
    }

    /** {@code ./cellfleet run} with these options; returns when it says that it runs. */
    static RunningCellfleet start(Path data, String... options) throws IOException, InterruptedException {
        int port = FreePort.find();
        List<String> arguments =
                new ArrayList<>(List.of("run", "--data", data.toString(), "--port", Integer.toString(port)));
        arguments.addAll(List.of(options));
        RunningCellfleet cellfleet = new RunningCellfleet(LauncherProcess.start(arguments), data, port);
        try {
            cellfleet.launcher.awaitLine(line -> line.contains("Ctrl-C stops it"), START_LIMIT);
            cellfleet.signIn();
            return cellfleet;
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            cellfleet.close();
            throw e;
        }
    }

    LauncherProcess launcher() {
        return launcher;
    }

    List<ProcessHandle> children() throws IOException {
        return launcher.children(data);
    }

    /** Of the page and the API, on 127.0.0.1. */
    int port() {
        return port;
    }

    String adminPassword() throws IOException {
        return Files.readString(data.resolve("secrets/admin-password")).strip();
    }

    private void signIn() throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("user", "admin", "password", adminPassword()));
        HttpResponse<String> answer = send(request("/api/v1/sign-in").POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        token = JSON.readTree(answer.body()).path("token").asText();
    }

    /** The page as a browser asks for it, not signed in. */
    HttpResponse<String> page() throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + "/")).build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path).GET());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** Replaces what is there, whatever revision it is at. */
    void replace(String path, JsonNode body) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(request(path).header("If-Match", "*").PUT(BodyPublishers.ofString(body.toString())));
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    }

    /** The same of what a PIN guards. */
    void replaceWithPin(String path, JsonNode body, String pin) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path)
                .header("If-Match", "*")
                .header("Pack-Pin", pin)
                .PUT(BodyPublishers.ofString(body.toString())));
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    }

    /** Makes what is not there yet. */
    void create(String path, Map<String, Object> body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(
                request(path).header("If-None-Match", "*").PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(201);
    }

    /** Asks again until the answer is as wanted, or the limit is over. */
    JsonNode await(String path, Duration limit, String because, Predicate<JsonNode> wanted)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        JsonNode answer = get(path);
        while (!wanted.test(answer)) {
            if (!launcher.isAlive()) {
                throw new AssertionError("the launcher has ended:\n" + launcher.text());
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(because + ", but after " + limit.toSeconds() + " s " + path + " says "
                        + answer.toPrettyString());
            }
            Thread.sleep(POLL.toMillis());
            answer = get(path);
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Waits until none of these processes is left. */
    static void awaitGone(List<ProcessHandle> processes) throws InterruptedException {
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
            List<String> left = processes.stream()
                    .filter(ProcessHandle::isAlive)
                    .map(process ->
                            process.pid() + " " + process.info().commandLine().orElse("?"))
                    .toList();
            assertThat(System.nanoTime()).as("left running: %s", left).isLessThan(deadline);
            Thread.sleep(POLL.toMillis());
        }
    }

    @Override
    public void close() {
        launcher.close();
    }
}
