package io.cellfleet.gateway.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cellfleet.gateway.disk.DataFolder;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway's side of an enrolment, at a server that answers as the API does. */
class EnrolCommandTest {

    private static final String KEY = "0f".repeat(32);
    private static final String ANSWER = """
            {"gatewayId": "gateway-1", "enrolment": 2, "keyGeneration": 3, "key": "%s", "added": "later",
             "kafka": {"bootstrap.servers": "kafka.example.org:9093", "security.protocol": "SASL_SSL",
                       "sasl.jaas.config": "org.example.Login required password=\\"a b=c#d\\";"},
             "packs": [{"installationId": "farm", "packId": "farm-1"}]}
            """.formatted(KEY);

    @TempDir
    Path folder;

    private final Map<String, String> settings = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();
    private HttpServer api;
    private volatile int status = 200;
    private volatile String answer = ANSWER;

    @BeforeEach
    void serve() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/api/v1/enrolments", exchange -> {
            asked.add(exchange.getRequestMethod() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        api.start();
        settings.put(EnrolCommand.DATA, folder.toString());
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    @Test
    void whatItGetsIsKeptAndRead() throws Exception {
        assertThat(enrol("ABCD-EFGH", address() + "/")).isZero();

        assertThat(asked).containsExactly("POST {\"code\":\"ABCD-EFGH\"}");
        assertThat(EnrolmentFile.read(folder))
                .hasValue(Map.of(
                        "cellfleet.gateway.id", "gateway-1",
                        "cellfleet.gateway.enrolment", "2",
                        "cellfleet.gateway.key", KEY,
                        "cellfleet.gateway.key-generation", "3",
                        "kafka.bootstrap.servers", "kafka.example.org:9093",
                        "kafka.security.protocol", "SASL_SSL",
                        "kafka.sasl.jaas.config", "org.example.Login required password=\"a b=c#d\";"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(EnrolmentFile.NAME))))
                .isEqualTo("rw-------");
        assertThat(said(out))
                .isEqualTo("This is now gateway gateway-1, enrolment 2, key 3.\n"
                        + "It speaks for pack farm-1 of installation farm.\n");
        assertThat(said(err)).isEmpty();
    }

    @Test
    void theGatewayTakesItUnlessTheOperatorSetsSomethingElse() throws Exception {
        enrol("ABCD", address());

        assertThat(config().getOptionalValue("cellfleet.gateway.id", String.class))
                .hasValue("gateway-1");
        settings.put("cellfleet.gateway.id", "gateway-9");
        assertThat(config().getOptionalValue("cellfleet.gateway.id", String.class))
                .hasValue("gateway-9");
    }

    @Test
    void whatIsSetOtherwiseByHandIsNamed() throws Exception {
        settings.put("cellfleet.gateway.id", "gateway-9");

        assertThat(enrol("ABCD", address())).isZero();

        assertThat(said(out))
                .contains("But cellfleet.gateway.id is set to gateway-9 by hand, which comes first: take that away.");
    }

    @Test
    void theAddressMayBeASetting() throws Exception {
        settings.put(EnrolCommand.API, address());

        assertThat(enrol("ABCD")).isZero();
    }

    /** A new key for the same gateway; what waits in its spool is still its own. */
    @Test
    void itCanBeEnrolledAgain() throws Exception {
        enrol("ABCD", address());
        answer = ANSWER.replace("\"keyGeneration\": 3", "\"keyGeneration\": 4");

        assertThat(enrol("EFGH", address())).isZero();

        assertThat(EnrolmentFile.read(folder).orElseThrow()).containsEntry("cellfleet.gateway.key-generation", "4");
    }

    @Test
    void anotherGatewaysFolderIsLeftAsItIs() throws Exception {
        enrol("ABCD", address());
        answer = ANSWER.replace("gateway-1", "gateway-2");

        assertThat(enrol("EFGH", address())).isEqualTo(2);

        assertThat(said(err))
                .contains("The code is for gateway gateway-2, but " + folder
                        + " holds what gateway gateway-1 may still have to send");
        assertThat(EnrolmentFile.read(folder).orElseThrow()).containsEntry("cellfleet.gateway.id", "gateway-1");
    }

    @Test
    void aRunningGatewayIsNotEnrolledAndItsCodeIsNotUsedUp() throws Exception {
        try (DataFolder running = DataFolder.open(folder)) {
            assertThat(enrol("ABCD", address())).isEqualTo(2);
        }

        assertThat(said(err)).contains("which another running gateway uses");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            404 | {"title":"Not found","detail":"there is no such code"} | refuses: there is no such code
            503 | {"title":"No secret"}                                  | refuses: No secret
            502 | <html>Bad gateway</html>                               | refuses: status 502
            200 | <html>Sign in</html>                                   | it is not the JSON of an enrolment
            200 | {}                                                     | gatewayId is ''
            """)
    void whatTheApiRefusesIsSaidAndNothingIsKept(int refused, String body, String sentence) throws Exception {
        status = refused;
        answer = body;

        assertThat(enrol("ABCD", address())).isEqualTo(2);

        assertThat(said(err)).contains(sentence);
        assertThat(EnrolmentFile.read(folder)).isEmpty();
    }

    @Test
    void aKeyThatCannotBeIsNotRepeated() throws Exception {
        answer = ANSWER.replace(KEY, "0f".repeat(31) + "xy");

        assertThat(enrol("ABCD", address())).isEqualTo(2);

        assertThat(said(err)).contains("key 64 hexadecimal digits").doesNotContain("0f0f");
    }

    @Test
    void nobodyThereIsSaid() throws Exception {
        String address = address();
        api.stop(0);

        assertThat(enrol("ABCD", address)).isEqualTo(2);

        assertThat(said(err)).contains("gives no answer (ConnectException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://cellfleet.example.org", "ftp://localhost", "cellfleet.example.org", "https://", "a b"})
    void anAddressThatWouldSendTheKeyInTheClearIsRefused(String address) throws Exception {
        assertThat(enrol("ABCD", address)).isEqualTo(2);

        assertThat(said(err)).contains("The API's address is '" + address + "'");
    }

    @Test
    void usage() throws Exception {
        assertThat(enrol()).isEqualTo(2);
        assertThat(said(err)).contains("usage: cellfleet-gateway enroll CODE [API]");
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        assertThat(enrol("ABCD")).isEqualTo(2);
        settings.remove(EnrolCommand.DATA);
        assertThat(enrol("ABCD", address())).isEqualTo(2);

        assertThat(said(err))
                .contains("cellfleet.gateway.api is not set")
                .contains("cellfleet.gateway.data is not set");
    }

    private int enrol(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(EnrolCommand.NAME));
        line.addAll(List.of(arguments));
        return new EnrolCommand(config(), stream(out), stream(err)).run(line.toArray(String[]::new));
    }

    private org.eclipse.microprofile.config.Config config() {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "by hand", 260))
                .withSources(new EnrolmentConfigSourceFactory())
                .build();
    }

    private String address() {
        return "http://127.0.0.1:" + api.getAddress().getPort();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String said(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
