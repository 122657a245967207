package io.cellfleet.api.registry;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.FakeHistory;
import io.cellfleet.api.world.Statuses;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.SettingsApplied;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings from the wish to the pack (rules C3, C4, C7): who may, what is used, what the device says. */
@QuarkusTest
@QuarkusTestResource(World.class)
class SettingsApiTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    FakeHistory history;

    @BeforeEach
    void installation() {
        Api.putInstallation("set");
    }

    /** Whoever has them asks again, and is told that they are the same. */
    @Test
    void whatSettingsMayBe() {
        String tag = Api.as("viewer")
                .get("/api/v1/settings-ranges")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-cache"))
                .body("ranges.find { it.field == 'cellCount' }.most", equalTo(255))
                .body("ranges.find { it.field == 'vBalanceMv' }.orZero", equalTo(true))
                .body("required", contains("cellCount", "chemistry", "capacityWh"))
                .body("defaults.minimumOffSeconds", equalTo(60), "defaults.cellCount", nullValue())
                .body("defaults.vMaxMv", nullValue(), "defaults.solarPeakW", nullValue())
                .body("chemistries.label", contains("LiFePO4", "LTO", "NMC", "Li-ion"))
                .body("choices.find { it.field == 'sensorLoops' }.values", contains("1", "2", "4"))
                .body("optionSwitches.cellRanges[2].most", equalTo(16), "capacityAdvice.percent", equalTo(80))
                .extract()
                .header("ETag");
        Api.as("viewer")
                .header("If-None-Match", tag)
                .get("/api/v1/settings-ranges")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
    }

    @Test
    void aChangeIsFollowedFromTheWishToTheEngineAndTheDevice() {
        Api.putPack("set-1", "set");
        long now = System.currentTimeMillis();
        Broker broker = new Broker(bootstrapServers);
        broker.send(Statuses.frame("set-1", 1, now));
        Eventually.succeeds(() -> Api.as("viewer")
                .get("/api/v1/packs/set-1/settings")
                .then()
                .header("ETag", equalTo("\"1\""))
                .body("used.revision", equalTo(1), "used.upToDate", equalTo(true))
                .body("wished.vMaxMv", equalTo(3_700), "draft.vMaxMv", nullValue())
                .body("device.capacityWh", equalTo(10_200), "device.vMaxMv", nullValue())
                .body("differences.field", contains("capacityWh"))
                .body("differences[0].wished", equalTo(10_240), "differences[0].device", equalTo(10_200)));

        Map<String, Object> wish = wish();
        wish.put("vMaxMv", 3_650);
        Api.as("installer")
                .header("If-Match", "\"1\"")
                .header("Pack-Pin", "1234")
                .queryParam("reason", "cells run hot near full")
                .body(wish)
                .put("/api/v1/packs/set-1/settings")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("revision", equalTo(2), "wished.vMaxMv", equalTo(3_650), "author", equalTo("test-installer"))
                .body("reason", equalTo("cells run hot near full"), "used.revision", equalTo(1))
                .body("used.upToDate", equalTo(false), "used.settings.vMaxMv", equalTo(3_700))
                .body("differences.field", contains("capacityWh", "vMaxMv"));
        Api.as("viewer").get("/api/v1/fleet/drift?installation=set").then().body("packs.id", hasItem("set-1"));

        history.holds(PackEvent.newBuilder()
                .setInstallationId("set")
                .setPackId("set-1")
                .setOrder(OrderNumber.newBuilder().setEnrolment(1).setBoot(1).setSequence(2))
                .setAtMs(now + 1)
                .setSettingsApplied(SettingsApplied.newBuilder().setRevision(2))
                .build());
        broker.send(Statuses.frame("set-1", 2, now + 1).setSettingsRevision(2));
        Eventually.succeeds(() -> Api.as("viewer")
                .get("/api/v1/packs/set-1/settings")
                .then()
                .body("used.revision", equalTo(2), "used.upToDate", equalTo(true), "used.since", notNullValue())
                .body("used.sinceOrder", equalTo("1.1.2"), "differences.field", contains("capacityWh")));
        Api.as("viewer")
                .get("/api/v1/packs/set-1/settings/revisions")
                .then()
                .body("revisions.revision", contains(2, 1), "revisions[0].author", equalTo("test-installer"))
                .body("revisions[0].changes.field", contains("settings.vMaxMv"))
                .body("revisions[0].changes[0].before", nullValue(), "revisions[0].changes[0].after", equalTo(3_650));
    }

    @Test
    void whatIsRefusedNamesEveryViolationAndChangesNothing() {
        Api.putPack("set-bad", "set");
        Map<String, Object> wish = wish();
        wish.put("vMaxMv", 3_300);
        wish.put("dischargeRestartPercent", 95);
        Api.as("installer")
                .header("If-Match", "\"1\"")
                .header("Pack-Pin", "1234")
                .body(wish)
                .put("/api/v1/packs/set-bad/settings")
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        hasItem("vBalanceMv"),
                        "violations.field",
                        hasItem("dischargeRestartPercent"));
        Api.as("viewer").get("/api/v1/packs/set-bad/settings").then().body("revision", equalTo(1));
    }

    @Test
    void thePinIsNeededAndFiveWrongOnesLock() {
        Api.putPack("set-pin", "set");
        put("set-pin", null).statusCode(403).body("parameter", equalTo("Pack-Pin"));
        for (int left = 4; left > 0; left--) {
            put("set-pin", "0000").statusCode(403).body("detail", containsString("; " + left + " more"));
        }
        put("set-pin", "0000").statusCode(423).header("Retry-After", notNullValue());
        put("set-pin", "1234").statusCode(423).body("detail", containsString("locked"));
        Api.as("installer").delete("/api/v1/packs/set-pin/settings/pin").then().statusCode(403);

        Api.asAdministrator()
                .delete("/api/v1/packs/set-pin/settings/pin?reason=blue")
                .then()
                .statusCode(204);
        Api.as("installer")
                .header("Pack-Pin", "1234")
                .body(Map.of("pin", "98765"))
                .put("/api/v1/packs/set-pin/settings/pin")
                .then()
                .statusCode(204);
        Api.as("installer")
                .header("Pack-Pin", "98765")
                .body(Map.of("pin", "12a4"))
                .put("/api/v1/packs/set-pin/settings/pin")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("pin"));
        put("set-pin", "1234").statusCode(403);
        put("set-pin", "98765").statusCode(200);
        Api.asAdministrator()
                .get("/api/v1/audit?kind=pack&object=set-pin")
                .then()
                .body("changes.operation", contains("changed", "PIN changed", "PIN reset", "created"))
                .body("changes[2].reason", equalTo("blue"));
    }

    @Test
    void aTenantMaySwitchThePinOffForAFreshSignIn() {
        Api.of("pinless", "administrator").get("/api/v1/me").then().statusCode(200);
        Api.of("pinless", "administrator")
                .header("If-Match", "*")
                .body(Map.of("name", "Without PINs", "pinRequired", false, "severities", Map.of("Vh", "info")))
                .put("/api/v1/tenants/pinless")
                .then()
                .statusCode(200)
                .body("pinRequired", equalTo(false), "severities.Vh", equalTo("info"));
        Api.of("pinless", "installer")
                .body(Map.of("name", "Site", "timeZone", "UTC"))
                .put("/api/v1/installations/pinless-1");
        Api.of("pinless", "installer").body(Api.pack("pinless-1")).put("/api/v1/packs/pinless-1-1");
        Map<String, Object> wish = wish();
        wish.put("vMaxMv", 3_600);
        Api.of("pinless", "installer")
                .header("If-Match", "*")
                .body(wish)
                .put("/api/v1/packs/pinless-1-1/settings")
                .then()
                .statusCode(200);

        String token = Api.of("pinless", "installer")
                .body(Map.of("label", "script", "role", "installer", "days", 1))
                .post("/api/v1/me/tokens")
                .path("text");
        Api.withToken(token)
                .header("If-Match", "*")
                .body(wish())
                .put("/api/v1/packs/pinless-1-1/settings")
                .then()
                .statusCode(403)
                .body("parameter", equalTo("Authorization"));
    }

    private static io.restassured.response.ValidatableResponse put(String id, String pin) {
        Map<String, Object> wish = wish();
        wish.put("vMaxMv", 3_600);
        var request = Api.as("installer").header("If-Match", "*");
        return (pin == null ? request : request.header("Pack-Pin", pin))
                .body(wish)
                .put("/api/v1/packs/" + id + "/settings")
                .then();
    }

    private static Map<String, Object> wish() {
        return new HashMap<>(Map.of("cellCount", 16, "chemistry", "LiFePO4", "capacityWh", 10_240));
    }
}
