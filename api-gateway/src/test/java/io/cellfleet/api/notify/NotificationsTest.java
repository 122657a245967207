package io.cellfleet.api.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.icegreen.greenmail.util.GreenMail;
import com.sun.net.httpserver.HttpServer;
import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.Statuses;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.WarningCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a warning on the topic to a mail and a webhook, over real servers of both. */
@QuarkusTest
@QuarkusTestResource(World.class)
class NotificationsTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    GreenMail mail;

    @Inject
    MeterRegistry meters;

    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private volatile int answer = 204;
    private HttpServer target;

    private record Posted(String body, String signature) {}

    @BeforeEach
    void site() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posted.add(new Posted(body, exchange.getRequestHeaders().getFirst("Cellfleet-Signature")));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        target.start();
        Api.of("told", "operator").get("/api/v1/me").then().statusCode(200);
        put("installations/told", Map.of("name", "Hut", "timeZone", "UTC", "tags", List.of("alps")));
        put("packs/told-1", Api.pack("told"));
        put("packs/told-2", Api.pack("told"));
    }

    private static void put(String path, Map<String, Object> body) {
        Api.changing(Api.of("told", "installer"), "/api/v1/" + path).body(body).put("/api/v1/" + path);
    }

    @AfterEach
    void stop() {
        target.stop(0);
        Api.of("told", "operator").header("If-Match", "*").delete("/api/v1/me/rules/hook");
        Api.of("told", "operator").header("If-Match", "*").delete("/api/v1/me/rules/post");
    }

    @Test
    void oneMessageForAStormAndAnAllClearWhenItEnds() {
        String secret = rule("hook", Map.of("channel", "webhook", "target", hook(), "codes", List.of("Vh", "Vl")))
                .statusCode(201)
                .body("secret", notNullValue())
                .extract()
                .path("secret");
        speak("told-1", WarningCode.WARNING_CODE_VOLTAGE_HIGH);
        speak("told-2", WarningCode.WARNING_CODE_TEMPERATURE_HIGH);
        Eventually.succeeds(() -> assertThat(alarms()).hasSize(1));
        JsonPath first = JsonPath.from(alarms().getFirst().body());
        assertThat(first.getList("warnings.packId")).containsExactly("told-1");
        assertThat(first.getString("warnings[0].code")).isEqualTo("Vh");
        assertThat(first.getString("warnings[0].installationName")).isEqualTo("Hut");
        assertThat(isSigned(alarms().getFirst(), secret)).isTrue();
        assertThat(isSigned(alarms().getFirst(), "another secret")).isFalse();

        speak("told-2", WarningCode.WARNING_CODE_VOLTAGE_LOW);
        speak("told-2", WarningCode.WARNING_CODE_VOLTAGE_LOW, WarningCode.WARNING_CODE_VOLTAGE_HIGH);
        Eventually.succeeds(() -> assertThat(alarms()).hasSize(2));
        assertThat(JsonPath.from(alarms().get(1).body()).getList("warnings.code"))
                .as("gathered")
                .containsExactlyInAnyOrder("Vl", "Vh");

        speak("told-1");
        speak("told-2");
        Eventually.succeeds(() -> assertThat(posted)
                .last()
                .satisfies(last ->
                        assertThat(JsonPath.from(last.body()).getString("kind")).isEqualTo("all-clear")));
        assertThat(alarms()).as("nothing is told twice").hasSize(2);
    }

    @Test
    void aWarningThatIsOverBeforeItsTimeIsNotTold() throws InterruptedException {
        rule("hook", Map.of("channel", "webhook", "target", hook(), "delaySeconds", 3))
                .statusCode(201);
        speak("told-1", WarningCode.WARNING_CODE_VOLTAGE_HIGH);
        Thread.sleep(1_000);
        speak("told-1");
        Thread.sleep(3_500);
        assertThat(posted).isEmpty();
    }

    @Test
    void aMailSaysWhereAndWhat() throws MessagingException, IOException {
        rule("post", Map.of("channel", "mail", "target", "ida@example.com", "tags", List.of("alps")))
                .statusCode(201)
                .body("secret", nullValue());
        speak("told-1", WarningCode.WARNING_CODE_VOLTAGE_HIGH);
        Eventually.succeeds(() -> assertThat(received()).isNotEmpty());
        MimeMessage message = received().getFirst();
        assertThat(message.getSubject()).isEqualTo("Cellfleet: Vh at Hut");
        assertThat(String.valueOf(message.getContent()))
                .contains("Hut, House: Vh (critical) since ")
                .contains("because of this test");
        speak("told-1");
    }

    @Test
    void whatDoesNotArriveIsTriedAgainThenDeadAndSentAgain() {
        answer = 500;
        double givenUp = meters.counter("cellfleet.notifications.given.up").count();
        rule("hook", Map.of("channel", "webhook", "target", hook())).statusCode(201);
        Api.of("told", "operator").post("/api/v1/me/rules/hook/test").then().statusCode(202);
        Eventually.succeeds(() -> Api.of("told", "operator")
                .get("/api/v1/me/messages?dead=true")
                .then()
                .body("messages", hasSize(1), "messages[0].attempts", equalTo(3))
                .body("messages[0].error", equalTo("the target answered 500"), "messages[0].kind", equalTo("test")));
        assertThat(posted).hasSize(3);
        assertThat(meters.counter("cellfleet.notifications.given.up").count()).isEqualTo(givenUp + 1);

        answer = 200;
        String id =
                Api.of("told", "operator").get("/api/v1/me/messages?dead=true").path("messages[0].id");
        Api.of("told", "viewer")
                .post("/api/v1/me/messages/" + id + "/resend")
                .then()
                .statusCode(403);
        Api.asAdministrator()
                .post("/api/v1/me/messages/" + id + "/resend")
                .then()
                .statusCode(404);
        Api.of("told", "operator")
                .post("/api/v1/me/messages/" + id + "/resend")
                .then()
                .statusCode(202);
        Eventually.succeeds(() -> Api.of("told", "operator")
                .get("/api/v1/me/messages?limit=1")
                .then()
                .body("messages[0].state", equalTo("delivered"), "messages[0].deliveredAt", notNullValue()));
    }

    @Test
    void aTargetThatAnswersSlowlyKeepsNobodyElse() {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        target.createContext("/slow", exchange -> {
            reached.countDown();
            boolean inTime = await(arrived);
            exchange.sendResponseHeaders(inTime ? 204 : 500, -1);
            exchange.close();
        });
        rule("hook", Map.of("channel", "webhook", "target", hook().replace("/hook", "/slow")))
                .statusCode(201);
        rule("post", Map.of("channel", "mail", "target", "eve@example.com")).statusCode(201);
        Api.of("told", "operator").post("/api/v1/me/rules/hook/test").then().statusCode(202);
        assertThat(await(reached)).isTrue();
        Eventually.succeeds(() -> assertThat(oldestSeconds()).isPositive());

        Api.of("told", "operator").post("/api/v1/me/rules/post/test").then().statusCode(202);

        Eventually.succeeds(() -> assertThat(received())
                .anySatisfy(message -> assertThat(message.getAllRecipients()[0]).hasToString("eve@example.com")));
        arrived.countDown();
        Eventually.succeeds(() -> Api.of("told", "operator")
                .get("/api/v1/me/messages")
                .then()
                .body("messages.find { it.ruleId == 'hook' }.state", equalTo("delivered")));
        Api.of("told", "operator")
                .get("/api/v1/me/messages?rule=post")
                .then()
                .body("messages.ruleId", everyItem(equalTo("post")), "messages", not(empty()));
    }

    private double oldestSeconds() {
        return meters.get("cellfleet.notifications.oldest.seconds").gauge().value();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(8, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsNoRuleIsNamed() {
        refused(Map.of("channel", "pigeon", "target", "x"), "channel");
        refused(Map.of("channel", "mail", "target", "ida"), "target");
        refused(Map.of("channel", "mail", "target", "a@b.example\r\nBcc: c@d.example"), "target");
        refused(Map.of("channel", "webhook", "target", "ftp://example.com/"), "target");
        refused(Map.of("channel", "webhook", "target", "https://user:secret@example.com/"), "target");
        refused(Map.of("channel", "webhook", "target", hook(), "codes", List.of("Vx")), "codes");
        refused(Map.of("channel", "webhook", "target", hook(), "leastSeverity", "bad"), "leastSeverity");
        refused(Map.of("channel", "webhook", "target", hook(), "delaySeconds", -1), "delaySeconds");
        rule("Hook", Map.of("channel", "webhook", "target", hook()))
                .statusCode(400)
                .body("detail", containsString("id"));
    }

    private static void refused(Map<String, Object> fields, String parameter) {
        rule("hook", fields).statusCode(400).body("parameter", equalTo(parameter));
    }

    private static io.restassured.response.ValidatableResponse rule(String id, Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "My rule", "delaySeconds", 0));
        body.putAll(fields);
        return Api.of("told", "operator")
                .body(body)
                .put("/api/v1/me/rules/" + id)
                .then();
    }

    private String hook() {
        return "http://127.0.0.1:" + target.getAddress().getPort() + "/hook";
    }

    private List<Posted> alarms() {
        return posted.stream()
                .filter(message ->
                        JsonPath.from(message.body()).getString("kind").equals("alarm"))
                .toList();
    }

    private static boolean isSigned(Posted message, String secret) {
        String seconds = message.signature().split("[=,]")[1];
        String signature = Webhook.signature(secret, seconds + "." + message.body());
        return message.signature().equals("t=" + seconds + ",v1=" + signature);
    }

    private List<MimeMessage> received() {
        return Arrays.asList(mail.getReceivedMessages());
    }

    private void speak(String packId, WarningCode... codes) {
        long now = System.currentTimeMillis();
        PackStatus.Builder status = Statuses.frame(packId, now, now).setInstallationId("told");
        for (WarningCode code : codes) {
            status.addWarnings(Statuses.warning(code, now));
        }
        new Broker(bootstrapServers).send(status);
    }
}
