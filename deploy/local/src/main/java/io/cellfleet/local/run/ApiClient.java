package io.cellfleet.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The launcher as a client of the API, like any other program. */
public final class ApiClient {

    /** The user whom the API creates where there is none. */
    static final String ADMINISTRATOR = "admin";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final HttpClient client;
    private final String address;
    private final String token;

    private ApiClient(HttpClient client, String address, String token) {
        this.client = client;
        this.address = address;
        this.token = token;
    }

    /**
     * @param address      of the page, for example {@code http://127.0.0.1:8080}
     * @param passwordFile where the password is from, for the refusal
     * @throws Refusal when the password is not the administrator's any more
     */
    public static ApiClient signIn(String address, Path passwordFile, String password)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        String body = JSON.writeValueAsString(Map.of("user", ADMINISTRATOR, "password", password));
        HttpResponse<String> answer;
        try {
            answer = client.send(
                    request(address + "/api/v1/sign-in")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal("the API does not answer at " + address + "; see its log", e);
        }
        if (answer.statusCode() == UNAUTHORIZED) {
            throw new Refusal("user " + ADMINISTRATOR + " cannot sign in with the password in " + passwordFile
                    + ": it was changed, and the present one must be written into this file; or another program"
                    + " answers at " + address);
        }
        String token = read(answer, "sign-in").path("token").asText();
        return new ApiClient(client, address, token);
    }

    /** What it shows as its right to ask; a bearer token. */
    public String token() {
        return token;
    }

    /**
     * A pack as the registry knows it.
     *
     * @param gatewayId that may speak for it; empty for none
     */
    record KnownPack(String installationId, Optional<String> gatewayId) {}

    /** Empty when it is not registered. */
    Optional<KnownPack> pack(String packId) throws IOException, InterruptedException {
        return get("/api/v1/packs/" + packId)
                .map(pack -> new KnownPack(
                        pack.path("installationId").asText(),
                        Optional.of(pack.path("assignment").path("gatewayId").asText())
                                .filter(id -> !id.isEmpty())));
    }

    boolean hasInstallation(String installationId) throws IOException, InterruptedException {
        return get("/api/v1/installations/" + installationId).isPresent();
    }

    void putInstallation(String installationId, Map<String, Object> fields) throws IOException, InterruptedException {
        put("/api/v1/installations/" + installationId, fields);
    }

    /**
     * Registers a pack.
     *
     * @param gatewayId that will speak for it
     * @param settings  the fields of a draft
     */
    void putPack(String installationId, String packId, String name, String gatewayId, Map<String, Object> settings)
            throws IOException, InterruptedException {
        put(
                "/api/v1/packs/" + packId,
                Map.of("installationId", installationId, "name", name, "gatewayId", gatewayId, "settings", settings));
    }

    /** Says which gateway speaks for a pack, and leaves everything else. */
    void assign(String packId, String gatewayId) throws IOException, InterruptedException {
        String path = "/api/v1/packs/" + packId;
        send(request(address + path).header("If-Match", "*"), "PATCH", path, Map.of("gatewayId", gatewayId));
    }

    /** Whether one of these packs shows a live value that was taken since then. */
    boolean isLive(Collection<String> packIds, Instant since) throws IOException, InterruptedException {
        for (String packId : packIds) {
            Optional<JsonNode> pack = get("/api/v1/packs/" + packId);
            if (pack.isPresent() && isLive(pack.get(), since)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLive(JsonNode pack, Instant since) {
        return pack.path("quality").asText().equals("live")
                && !Instant.parse(pack.path("frameAt").asText()).isBefore(since);
    }

    /** An answer as it is. */
    String text(String path) throws IOException, InterruptedException {
        return get(path).map(JsonNode::toString).orElse("");
    }

    private Optional<JsonNode> get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request(address + path)
                        .header("Authorization", "Bearer " + token)
                        .GET()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(read(answer, path));
    }

    private void put(String path, Map<String, Object> fields) throws IOException, InterruptedException {
        send(request(address + path), "PUT", path, fields);
    }

    private void send(HttpRequest.Builder request, String method, String path, Map<String, Object> fields)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request.header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        read(answer, path);
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    /** An answer that is no success is a bug of ours, or the API is out of order: neither can be gone on with. */
    private static JsonNode read(HttpResponse<String> answer, String what) throws IOException {
        return switch (answer.statusCode()) {
            case OK, CREATED, NO_CONTENT -> JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
            default ->
                throw new IllegalStateException(
                        "the API answered " + answer.statusCode() + " to " + what + ": " + answer.body());
        };
    }
}
