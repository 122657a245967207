package io.cellfleet.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cellfleet.battery.settings.PackSettingsDraft;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which gateway speaks for the packs that a run finds in the registry. The API is one of our own, over HTTP. */
class RegistrarTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is registered: bodies as they were put, by path. */
    private final Map<String, ObjectNode> registry = new TreeMap<>();

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer server;
    private Registrar registrar;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/", this::answer);
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        ApiClient client = ApiClient.signIn(address, Path.of("admin-password"), "secret");
        Progress progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8));
        registrar = new Registrar(client, "local", progress, () -> false);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "none", textBlock = """
            before | after  | said                            | because
            none   | local  | cabin is assigned to gateway    | an earlier release knew no gateways
            local  | local  |                                 | it is as it should be
            site-3 | site-3 | cabin is assigned to gateway site-3, so what is read here (gateway local) is refused | somebody chose so
            """)
    void aKnownPack(String before, String after, String words, String because) throws Exception {
        ObjectNode pack = JSON.createObjectNode().put("installationId", "farm").put("name", "House");
        if (before != null) {
            pack.put("gatewayId", before);
        }
        registry.put("packs/cabin", pack);

        List<RegisteredLine> lines =
                registrar.registerSerial(List.of(new SerialLine(Path.of("/dev/null"), "cabin")), Map.of());

        assertThat(lines).extracting(RegisteredLine::installationId).containsExactly("farm");
        assertThat(registry.get("packs/cabin").path("gatewayId").asText()).isEqualTo(after);
        assertThat(registry.get("packs/cabin").path("name").asText()).isEqualTo("House");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(words == null ? "" : words);
        assertThat(said.toString(StandardCharsets.UTF_8).isEmpty()).isEqualTo(words == null);
    }

    @Test
    void aNewPackIsThisGatewaysFromItsFirstMomentOn() throws Exception {
        registrar.registerSerial(
                List.of(new SerialLine(Path.of("/dev/null"), "cabin")),
                Map.of("cabin", PackSettingsDraft.of(16, "LiFePO4", 10_240)));

        assertThat(registry.get("packs/cabin").path("gatewayId").asText()).isEqualTo("local");
    }

    @Test
    void aFleetOfAnEarlierReleaseIsTakenOver() throws Exception {
        registrar.registerSimulated(3, 1);
        assertThat(registry.values())
                .filteredOn(body -> body.has("settings"))
                .hasSize(3)
                .allSatisfy(pack -> assertThat(pack.path("gatewayId").asText()).isEqualTo("local"));
        registry.values().forEach(body -> body.remove("gatewayId"));

        registrar.registerSimulated(3, 1);

        assertThat(registry.values())
                .filteredOn(body -> body.has("settings"))
                .hasSize(3)
                .allSatisfy(pack -> assertThat(pack.path("gatewayId").asText()).isEqualTo("local"));
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("(3 were already); gateway local speaks for 3 of them from now on");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/api/v1/".length());
        ObjectNode body = body(exchange);
        switch (exchange.getRequestMethod()) {
            case "POST" -> answer(exchange, 200, JSON.createObjectNode().put("token", "t"));
            case "PUT" -> {
                registry.put(path, body);
                answer(exchange, 201, body);
            }
            case "PATCH" -> answer(exchange, 200, registry.get(path).setAll(body));
            default -> {
                boolean known = registry.containsKey(path);
                answer(exchange, known ? 200 : 404, known ? view(registry.get(path)) : JSON.createObjectNode());
            }
        }
    }

    private static ObjectNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        return bytes.length == 0 ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(bytes);
    }

    /** As the API shows it: who speaks for a pack stands in a part of its own. */
    private static ObjectNode view(ObjectNode body) {
        ObjectNode view = body.deepCopy();
        ObjectNode assignment = view.putObject("assignment").put("unlinkedPolicy", "local");
        if (view.has("gatewayId")) {
            assignment.set("gatewayId", view.remove("gatewayId"));
        }
        return view;
    }

    private static void answer(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
