package io.cellfleet.api.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.cellfleet.api.live.LiveView;
import io.cellfleet.api.registry.Gateway;
import io.cellfleet.api.registry.RegistryTakenOver;
import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.Statuses;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.signature.FleetSecret;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.Presence;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A database of an earlier moment knows of fewer enrolments, keys and used codes than the fleet. */
@QuarkusTest
@QuarkusTestResource(World.class)
class EnrolmentsSeenTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    EnrolmentsSeen seen;

    @Inject
    LiveView view;

    @Inject
    GatewaysHeard heard;

    @Inject
    Event<RegistryTakenOver> takenOver;

    @Test
    void noEnrolmentIsGivenOutASecondTime() {
        put("seen-shed");
        put("seen-barn");
        put("seen-never");
        int known = 100_000;
        send("seen-pack", "seen-shed", known + 40);
        send("seen-other", "seen-never", 1);
        send("seen-strange", "seen-nobody", known + 80);

        seen.raise();

        Api.asAdministrator().get("/api/v1/gateways/seen-shed").then().body("enrolment", equalTo(known + 40));
        Api.asAdministrator()
                .get("/api/v1/gateways/seen-never")
                .then()
                .body("enrolment", equalTo(0), "revision", equalTo(1));
        Api.asAdministrator()
                .get("/api/v1/audit?kind=gateway&object=seen-shed&limit=1")
                .then()
                .body("changes[0].operation", equalTo("taken over"))
                .body("changes[0].before.enrolment", equalTo(0), "changes[0].after.enrolment", equalTo(known + 40));
        int next = QuarkusTransaction.requiringNew().call(Gateway::nextEnrolment);
        assertThat(next).as("whoever is not registered does not count").isEqualTo(known + 41);

        seen.raise();
        assertThat(QuarkusTransaction.requiringNew().call(Gateway::nextEnrolment))
                .as("it never goes back")
                .isEqualTo(known + 42);
    }

    @Test
    void noKeyIsGivenOutASecondTime() {
        put("seen-key");
        say("seen-key", 4);
        Eventually.succeeds(() -> assertThat(heard.of("seen-key")).isPresent());
        assertThat(heard.isCaughtUp()).isTrue();

        enrol(code("seen-key")).statusCode(200).body("keyGeneration", equalTo(5), "enrolment", greaterThan(1));
    }

    /** It was used, and the database does not know it any more. */
    @Test
    void aCodeOfAGatewayThatHasALaterKeyIsVoid() {
        put("seen-later");
        String code = code("seen-later");
        say("seen-later", 2);
        Eventually.succeeds(() -> assertThat(heard.of("seen-later")).isPresent());

        seen.raise();

        Api.asAdministrator().get("/api/v1/gateways/seen-later").then().body("keyGeneration", equalTo(2));
        enrol(code).statusCode(404);
        enrol(code("seen-later")).statusCode(200).body("keyGeneration", equalTo(3));
    }

    @Test
    void noCodeIsUsedASecondTime() {
        put("seen-code");
        String code = code("seen-code");

        QuarkusTransaction.requiringNew().run(() -> takenOver.fire(new RegistryTakenOver()));

        enrol(code).statusCode(404);
    }

    /** What a gateway says of itself, signed with one of its keys. */
    private void say(String gatewayId, int keyGeneration) {
        byte[] presence = Presence.newBuilder()
                .setGatewayId(gatewayId)
                .setAtMs(System.currentTimeMillis())
                .build()
                .toByteArray();
        new Broker(bootstrapServers)
                .send(
                        Topics.PRESENCE,
                        "x",
                        presence,
                        FleetSecret.parse(World.FLEET_SECRET)
                                .key(gatewayId, keyGeneration)
                                .sign(presence)
                                .toBytes());
    }

    private static ValidatableResponse enrol(String code) {
        return Api.asAdministrator()
                .body(Map.of("code", code))
                .post("/api/v1/enrolments")
                .then();
    }

    private void send(String packId, String gatewayId, int enrolment) {
        PackStatus.Builder status = Statuses.frame(packId, 1, System.currentTimeMillis())
                .setGatewayId(gatewayId)
                .setOrder(OrderNumber.newBuilder()
                        .setEnrolment(enrolment)
                        .setBoot(1)
                        .setSequence(1));
        new Broker(bootstrapServers).send(status);
        Eventually.succeeds(() -> assertThat(view.pack(packId)).isPresent());
    }

    private static void put(String gatewayId) {
        Api.asAdministrator()
                .body(Map.of("name", "Shed"))
                .put("/api/v1/gateways/" + gatewayId)
                .then()
                .statusCode(201);
    }

    private static String code(String gatewayId) {
        return Api.asAdministrator()
                .body(Map.of("purpose", "enrol"))
                .post("/api/v1/gateways/" + gatewayId + "/codes")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }
}
