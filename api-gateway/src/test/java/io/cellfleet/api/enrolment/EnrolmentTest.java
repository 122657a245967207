package io.cellfleet.api.enrolment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.cellfleet.api.registry.Gateway;
import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.signature.FleetSecret;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.PackSettings;
import io.cellfleet.contract.v1.Presence;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a gateway's name to a key in a machine's hands, over the real database and the real topic. */
@QuarkusTest
@QuarkusTestResource(World.class)
class EnrolmentTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void aGatewayIsRegisteredAndRenamed() {
        put("enrol-named", "Shed").statusCode(201).body("revision", equalTo(1), "enrolment", equalTo(0));
        put("enrol-named", "Shed").statusCode(200).body("revision", equalTo(1));
        put("enrol-named", "Barn").statusCode(200).body("revision", equalTo(2), "name", equalTo("Barn"));

        Api.as("viewer")
                .get("/api/v1/gateways/enrol-named")
                .then()
                .statusCode(200)
                .body("name", equalTo("Barn"), "keyGeneration", equalTo(0), "keyFrom", equalTo(1))
                .body("enrolledAt", nullValue(), "codeExpiresAt", nullValue(), "packs", empty());
        Api.as("viewer")
                .get("/api/v1/gateways?limit=1000")
                .then()
                .body("gateways.id", hasItem("enrol-named"), "next", nullValue());
    }

    @Test
    void gatewaysComePageByPage() {
        put("enrol-page-1", "1");
        put("enrol-page-2", "2");

        Api.as("viewer")
                .get("/api/v1/gateways?limit=1&after=enrol-page-0")
                .then()
                .body("gateways.id", equalTo(List.of("enrol-page-1")), "next", equalTo("enrol-page-1"));
    }

    @Test
    void aCodeMakesAMachineTheGateway() {
        put("enrol-first", "Shed");
        Api.putInstallation("enrol-farm");
        assign("enrol-farm-1", "enrol-farm", "enrol-first");
        String code = code("enrol-first", "enrol");
        assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}");
        Api.as("viewer").get("/api/v1/gateways/enrol-first").then().body("codeExpiresAt", notNullValue());

        String told = code.toLowerCase(Locale.ROOT)
                .replace("-", " ")
                .replace("0", "o")
                .replace("1", "l");
        Response enrolled = enrol(told);

        enrolled.then()
                .statusCode(200)
                .body("gatewayId", equalTo("enrol-first"), "enrolment", greaterThan(1), "keyGeneration", equalTo(1))
                .body("key", equalTo(key("enrol-first", 1)))
                .body("kafka", equalTo(Map.of("bootstrap.servers", bootstrapServers)))
                .body("packs", equalTo(List.of(Map.of("installationId", "enrol-farm", "packId", "enrol-farm-1"))));
        Api.as("viewer")
                .get("/api/v1/gateways/enrol-first")
                .then()
                .body("enrolment", equalTo(enrolled.path("enrolment")), "keyGeneration", equalTo(1))
                .body("enrolledAt", notNullValue(), "codeExpiresAt", nullValue(), "revision", equalTo(2));
        enrol(code).then().statusCode(404);
    }

    @Test
    void aReplacedMachineGetsTheNextEnrolmentAndAnotherKeyThatKeepsTheOldOneGood() {
        put("enrol-replaced", "Shed");
        int first = enrol(code("enrol-replaced", "enrol")).path("enrolment");
        enrol(code("enrol-replaced", "rotate"))
                .then()
                .statusCode(200)
                .body(
                        "enrolment",
                        equalTo(first),
                        "keyGeneration",
                        equalTo(2),
                        "key",
                        equalTo(key("enrol-replaced", 2)));
        enrol(code("enrol-replaced", "enrol"))
                .then()
                .statusCode(200)
                .body(
                        "enrolment",
                        greaterThan(first),
                        "keyGeneration",
                        equalTo(3),
                        "key",
                        equalTo(key("enrol-replaced", 3)));

        Api.as("viewer").get("/api/v1/gateways/enrol-replaced").then().body("keyFrom", equalTo(1));
    }

    @Test
    void aNewerCodeVoidsTheOneThatWaits() {
        put("enrol-twice", "Shed");
        String first = code("enrol-twice", "enrol");
        String second = code("enrol-twice", "enrol");

        enrol(first).then().statusCode(404);
        enrol(second).then().statusCode(200);
    }

    @Test
    void aCodeThatIsTooOldIsNone() {
        put("enrol-old", "Shed");
        String code = code("enrol-old", "enrol");
        QuarkusTransaction.requiringNew()
                .run(() -> EnrolmentCode.update("expiresAt = ?1 where gatewayId = 'enrol-old'", Instant.now()));

        enrol(code)
                .then()
                .statusCode(404)
                .body("parameter", equalTo("code"))
                .body("detail", equalTo("this code is not known, was used, or is too old; a new one may be asked for"));
    }

    /** Whoever reads the table can use no code. */
    @Test
    void codesAreNotKept() {
        put("enrol-hashed", "Shed");
        String code = code("enrol-hashed", "enrol");

        List<EnrolmentCode> kept =
                QuarkusTransaction.requiringNew().call(() -> EnrolmentCode.list("gatewayId = 'enrol-hashed'"));

        assertThat(kept).singleElement().satisfies(it -> {
            assertThat(it.hash).hasSize(64).doesNotContain(code.replace("-", ""));
            assertThat(it.createdBy).isEqualTo("test-installer");
        });
    }

    @Test
    void ofMachinesThatComeAtOnceWithOneCodeOneGetsIt() throws Exception {
        put("enrol-race", "Shed");
        String code = code("enrol-race", "enrol");
        List<Callable<Integer>> machines = IntStream.range(0, 4)
                .<Callable<Integer>>mapToObj(machine -> () -> enrol(code).statusCode())
                .toList();

        try (ExecutorService together = Executors.newFixedThreadPool(4)) {
            List<Integer> answers = together.invokeAll(machines).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(200, 404, 404, 404);
        }
        Api.as("viewer").get("/api/v1/gateways/enrol-race").then().body("enrolment", greaterThan(1));
    }

    /** What it says of itself is believed only with its own key. */
    @Test
    void aGatewayIsHeard() throws Exception {
        put("enrol-heard", "Shed");
        enrol(code("enrol-heard", "enrol"));
        Api.as("viewer").get("/api/v1/gateways/enrol-heard").then().body("heard", nullValue());
        Presence presence = Presence.newBuilder()
                .setGatewayId("enrol-heard")
                .setAtMs(System.currentTimeMillis() + 60_000)
                .setClockQuality(ClockQuality.CLOCK_QUALITY_SET)
                .setVersion("1.2.3")
                .setWaiting(7)
                .build();
        Broker broker = new Broker(bootstrapServers);
        FleetSecret secret = FleetSecret.parse(World.FLEET_SECRET);
        Presence forged = presence.toBuilder().setVersion("forged").build();
        byte[] wrong = secret.key("enrol-other", 1).sign(forged.toByteArray()).toBytes();
        broker.send(
                Topics.PRESENCE,
                "x",
                presence.toByteArray(),
                secret.key("enrol-heard", 1).sign(presence.toByteArray()).toBytes());
        broker.send(Topics.PRESENCE, "x", forged.toByteArray(), wrong);

        Eventually.succeeds(() -> Api.as("viewer")
                .get("/api/v1/gateways/enrol-heard")
                .then()
                .body("heard.version", equalTo("1.2.3"), "heard.clockQuality", equalTo("set"))
                .body("heard.waiting", equalTo(7), "heard.keyGeneration", equalTo(1))
                .body("heard.clockAheadMs", allOf(greaterThan(30_000), lessThan(60_001))));
        enrol(code("enrol-heard", "rotate"));
        revoke("enrol-heard", 2).statusCode(200);
        Api.as("viewer").get("/api/v1/gateways/enrol-heard").then().body("heard", nullValue());
    }

    /** Else its records would be taken for old ones, by everybody who keeps order. */
    @Test
    void aPackIsGivenOnlyToAGatewayThatWasEnrolledAfterTheOneBefore() {
        put("enrol-older", "Shed");
        put("enrol-newer", "Barn");
        put("enrol-never", "Mill");
        int older = enrol(code("enrol-older", "enrol")).path("enrolment");
        int newer = enrol(code("enrol-newer", "enrol")).path("enrolment");
        Api.putInstallation("enrol-handed");
        assign("enrol-handed-1", "enrol-handed", "by-hand");
        handOver("enrol-handed-1", "enrol-older").statusCode(200);
        handOver("enrol-handed-1", "enrol-newer").statusCode(200);

        handOver("enrol-handed-1", "enrol-older")
                .statusCode(409)
                .body("parameter", equalTo("gatewayId"))
                .body(
                        "detail",
                        equalTo("gateway 'enrol-older' has enrolment " + older
                                + ", but another one spoke for the pack with enrolment " + newer
                                + ": enrol it anew first, or its records would be taken for old ones"));
        handOver("enrol-handed-1", "").statusCode(200);
        handOver("enrol-handed-1", "enrol-older").statusCode(409);
        handOver("enrol-handed-1", "enrol-newer").statusCode(200);
        handOver("enrol-handed-1", "enrol-never").statusCode(200);
        enrol(code("enrol-older", "enrol")).then().body("enrolment", greaterThan(newer));
        handOver("enrol-handed-1", "enrol-older").statusCode(200);
    }

    /** Before enrolments were counted together, two gateways could have the same one. */
    @Test
    void twoGatewaysOfOneEnrolmentAreNotOne() {
        put("enrol-twin-1", "Shed");
        put("enrol-twin-2", "Barn");
        QuarkusTransaction.requiringNew()
                .run(() -> Gateway.update("enrolment = 1 where id in ('enrol-twin-1', 'enrol-twin-2')"));
        Api.putInstallation("enrol-twins");
        assign("enrol-twins-1", "enrol-twins", "enrol-twin-1");

        handOver("enrol-twins-1", "enrol-twin-2").statusCode(409);
        handOver("enrol-twins-1", "").statusCode(200);
        handOver("enrol-twins-1", "enrol-twin-2").statusCode(409);
        handOver("enrol-twins-1", "enrol-twin-1").statusCode(200);
    }

    private static ValidatableResponse handOver(String packId, String gatewayId) {
        return Api.as("installer")
                .header("If-Match", "*")
                .body(Map.of("gatewayId", gatewayId))
                .patch("/api/v1/packs/" + packId)
                .then();
    }

    @Test
    void packsOfARegisteredGatewaySayThatItMustSign() {
        Api.putInstallation("enrol-told");
        assign("enrol-told-1", "enrol-told", "enrol-signing");
        Eventually.succeeds(() -> assertThat(keyFrom("enrol-told", "enrol-told-1"))
                .as("merely named")
                .hasValue(0));

        put("enrol-signing", "Shed");
        Eventually.succeeds(
                () -> assertThat(keyFrom("enrol-told", "enrol-told-1")).hasValue(1));
        assign("enrol-told-2", "enrol-told", "enrol-signing");
        Eventually.succeeds(
                () -> assertThat(keyFrom("enrol-told", "enrol-told-2")).hasValue(1));

        enrol(code("enrol-signing", "enrol"));
        enrol(code("enrol-signing", "rotate"));
        int revision = installationRevision("enrol-told");
        revoke("enrol-signing", 2).statusCode(200).body("keyFrom", equalTo(2));
        revoke("enrol-signing", 2).statusCode(200);
        Eventually.succeeds(() -> {
            assertThat(keyFrom("enrol-told", "enrol-told-1")).hasValue(2);
            assertThat(keyFrom("enrol-told", "enrol-told-2")).hasValue(2);
        });
        assertThat(installationRevision("enrol-told")).as("told once").isEqualTo(revision + 1);
    }

    @ParameterizedTest(name = "keyFrom {0}")
    @CsvSource({"1, keyFrom is 1 but must be 2 to 3", "4, keyFrom is 4 but must be 2 to 3", "0, keyFrom is 0"})
    void aRevokedKeyStaysRevokedAndOneThatIsNotThereCannotBeAskedFor(int keyFrom, String sentence) {
        if (put("enrol-revoked", "Shed").extract().statusCode() == 201) {
            enrol(code("enrol-revoked", "enrol"));
            enrol(code("enrol-revoked", "rotate"));
            enrol(code("enrol-revoked", "rotate"));
            revoke("enrol-revoked", 2);
        }

        revoke("enrol-revoked", keyFrom)
                .statusCode(400)
                .body("parameter", equalTo("keyFrom"), "detail", containsString(sentence));
    }

    @Test
    void guessingIsSlowedDown() {
        put("enrol-guessed", "Shed");
        String code = code("enrol-guessed", "enrol");
        for (int guess = 0; guess < 5; guess++) {
            enrol("0000-0000-0000-0000-0000").then().statusCode(404);
        }

        ask(code).then().statusCode(429).header("Retry-After", notNullValue());

        enrol(code).then().statusCode(200);
    }

    @Test
    void whatIsMistakenIsNamed() {
        put("enrol-strict", "Shed");

        Api.as("installer")
                .body(Map.of("purpose", "give"))
                .post("/api/v1/gateways/enrol-strict/codes")
                .then()
                .statusCode(400)
                .body("detail", equalTo("purpose is 'give' but must be enrol or rotate"));
        Api.as("installer")
                .body(Map.of("purpose", "rotate"))
                .post("/api/v1/gateways/enrol-strict/codes")
                .then()
                .statusCode(409)
                .body("detail", containsString("was never enrolled"));
        Api.as("installer")
                .body(Map.of("purpose", "enrol"))
                .post("/api/v1/gateways/enrol-nobody/codes")
                .then()
                .statusCode(404)
                .body("detail", equalTo("there is no gateway 'enrol-nobody'"));
        revoke("enrol-nobody", 1).statusCode(404);
        Api.as("viewer").get("/api/v1/gateways/enrol-nobody").then().statusCode(404);
        put("Enrol", "Shed").statusCode(400).body("parameter", equalTo("id"));
        put("enrol-strict", " ").statusCode(400).body("violations[0].field", equalTo("name"));
    }

    @Test
    void whoMayWhat() {
        put("enrol-roles", "Shed");

        Api.as("operator")
                .body(Map.of("name", "Barn"))
                .put("/api/v1/gateways/enrol-roles")
                .then()
                .statusCode(403);
        Api.as("operator")
                .body(Map.of("purpose", "enrol"))
                .post("/api/v1/gateways/enrol-roles/codes")
                .then()
                .statusCode(403);
        Api.as("installer")
                .body(Map.of("keyFrom", 1))
                .post("/api/v1/gateways/enrol-roles/revocation")
                .then()
                .statusCode(403);
        given().get("/api/v1/gateways/enrol-roles").then().statusCode(401);
    }

    private static ValidatableResponse put(String id, String name) {
        return Api.changing(Api.as("installer"), "/api/v1/gateways/" + id)
                .body(Map.of("name", name))
                .put("/api/v1/gateways/" + id)
                .then();
    }

    private static void assign(String packId, String installationId, String gatewayId) {
        Api.putPack(packId, installationId);
        handOver(packId, gatewayId).statusCode(200);
    }

    private static String code(String gatewayId, String purpose) {
        return Api.as("installer")
                .body(Map.of("purpose", purpose))
                .post("/api/v1/gateways/" + gatewayId + "/codes")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }

    /** Waits as it is told to: all tests come from one address. */
    private static Response enrol(String code) {
        Response answer = ask(code);
        while (answer.statusCode() == 429) {
            waitSeconds(Integer.parseInt(answer.header("Retry-After")));
            answer = ask(code);
        }
        return answer;
    }

    private static Response ask(String code) {
        return given().contentType(ContentType.JSON).body(Map.of("code", code)).post("/api/v1/enrolments");
    }

    private static void waitSeconds(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse revoke(String gatewayId, int keyFrom) {
        return Api.asAdministrator()
                .body(Map.of("keyFrom", keyFrom))
                .post("/api/v1/gateways/" + gatewayId + "/revocation")
                .then();
    }

    /** As the newest settings say; empty when they do not name the pack yet. */
    private OptionalInt keyFrom(String installationId, String packId) {
        return new Broker(bootstrapServers)
                .settings(installationId).reversed().stream()
                        .limit(1)
                        .flatMap(newest -> newest.getPacksList().stream())
                        .filter(pack -> pack.getPackId().equals(packId))
                        .mapToInt(PackSettings::getGatewayKeyFrom)
                        .findFirst();
    }

    private static int installationRevision(String id) {
        return Api.as("viewer")
                .get("/api/v1/installations/" + id)
                .then()
                .extract()
                .path("revision");
    }

    private static String key(String gatewayId, int generation) {
        return HexFormat.of().formatHex(FleetSecret.parse(World.FLEET_SECRET).keyBytes(gatewayId, generation));
    }
}
