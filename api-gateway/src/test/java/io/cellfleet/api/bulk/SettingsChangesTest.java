package io.cellfleet.api.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.World;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings of many packs: looked at, applied stage by stage, stopped, taken back; against the real database. */
@QuarkusTest
@QuarkusTestResource(World.class)
class SettingsChangesTest {

    private static final Map<String, Object> LOWER = Map.of("settings", Map.of("vMaxMv", 3_600));

    @Test
    void aTemplateIsForPacksOfItsKind() {
        installation("bulk-kind", "island");
        Api.putPack("bulk-kind-1", "bulk-kind");
        put("bulk-kind-2", settings("NMC", Map.of()));
        installation("bulk-other", "mainland");
        Api.putPack("bulk-other-1", "bulk-other");
        Map<String, Object> template = Map.of(
                "name",
                "Careful",
                "chemistry",
                "LiFePO4",
                "tags",
                List.of("island"),
                "settings",
                Map.of("vMaxMv", 3_600));
        Api.as("installer")
                .body(template)
                .put("/api/v1/settings-templates/careful")
                .then()
                .statusCode(201);
        Api.as("installer")
                .body(template)
                .put("/api/v1/settings-templates/careful")
                .then()
                .statusCode(200);
        Api.as("viewer")
                .get("/api/v1/settings-templates/careful")
                .then()
                .header("ETag", equalTo("\"1\""))
                .body("settings", equalTo(Map.of("vMaxMv", 3_600)), "tags", contains("island"));

        String id = make("pack=bulk-kind-1&pack=bulk-kind-2&pack=bulk-other-1", Map.of("template", "careful"));

        packs(id).body("packs.packId", contains("bulk-kind-1"));
        get(id).body("template", equalTo("careful"), "settings", equalTo(Map.of("vMaxMv", 3_600)));
        Api.as("installer")
                .header("If-Match", "*")
                .delete("/api/v1/settings-templates/careful")
                .then()
                .statusCode(204);
        get(id).body("settings", equalTo(Map.of("vMaxMv", 3_600)));
    }

    @Test
    void lookingTouchesNoPack() {
        installation("bulk-look", "x");
        Api.putPack("bulk-look-1", "bulk-look");
        put("bulk-look-2", settings("LiFePO4", Map.of("vMaxMv", 3_600)));
        put("bulk-look-3", settings("LiFePO4", Map.of("vBalanceMv", 3_650)));

        String id = make("installation=bulk-look", LOWER);

        get(id).body("packs", equalTo(Map.of("waiting", 1, "same", 1, "refused", 1)))
                .body("stages", equalTo(1), "stagesDone", equalTo(0), "working", equalTo(false));
        packs(id)
                .body("packs.packId", contains("bulk-look-1", "bulk-look-2", "bulk-look-3"))
                .body("packs.state", contains("waiting", "same", "refused"), "packs.stage", contains(1, 0, 0))
                .body("packs[0].changes.field", contains("vMaxMv"), "packs[0].changes[0].before", nullValue())
                .body("packs[0].changes[0].after", equalTo(3_600))
                .body("packs[2].detail", startsWith("vBalanceMv is 3650"));
        Api.as("viewer")
                .get("/api/v1/settings-changes/" + id + "/packs?state=refused&limit=1")
                .then()
                .body("packs.packId", contains("bulk-look-3"), "next", nullValue());
        for (String pack : List.of("bulk-look-1", "bulk-look-2", "bulk-look-3")) {
            revision(pack, 1);
        }
    }

    @Test
    void stageByStageAndBack() {
        installation("bulk-way", "x");
        for (int pack = 1; pack <= 4; pack++) {
            Api.putPack("bulk-way-" + pack, "bulk-way");
        }
        Api.as("installer")
                .header("Pack-Pin", "1234")
                .body(Map.of("pin", "98765"))
                .put("/api/v1/packs/bulk-way-4/settings/pin")
                .then()
                .statusCode(204);
        String id = make(
                "installation=bulk-way&reason=warm", Map.of("settings", Map.of("vMaxMv", 3_600), "stages", List.of(1)));
        get(id).body("stages", equalTo(2));

        apply(id, null).statusCode(202);
        ended(id).body("trouble", equalTo("pack bulk-way-1: its PIN is needed"), "packs.waiting", equalTo(4));
        apply(id, "1234").statusCode(202);
        ended(id)
                .body(
                        "trouble",
                        nullValue(),
                        "stagesDone",
                        equalTo(1),
                        "packs",
                        equalTo(Map.of("applied", 1, "waiting", 3)));
        revision("bulk-way-1", 2);
        revision("bulk-way-2", 1);
        Api.as("viewer")
                .get("/api/v1/packs/bulk-way-1/settings")
                .then()
                .body("wished.vMaxMv", equalTo(3_600), "reason", equalTo("warm [settings change " + id + "]"));

        change("bulk-way-2", Map.of("vMaxMv", 3_650));
        apply(id, "1234").statusCode(202);
        ended(id)
                .body("trouble", equalTo("pack bulk-way-4: the PIN is not the one that was given"))
                .body("packs", equalTo(Map.of("applied", 2, "passed-over", 1, "waiting", 1)), "stagesDone", equalTo(1));
        apply(id, "98765").statusCode(202);
        ended(id).body("stagesDone", equalTo(2), "packs", equalTo(Map.of("applied", 3, "passed-over", 1)));
        apply(id, "1234").statusCode(409).body("detail", equalTo("there is no stage left to apply"));

        change("bulk-way-3", Map.of("vMaxMv", 3_550));
        undo(id, "98765").statusCode(202);
        ended(id).body("trouble", equalTo("pack bulk-way-3: the PIN is not the one that was given"));
        undo(id, "1234").statusCode(202);
        ended(id).body("packs", equalTo(Map.of("undone", 2, "kept", 1, "passed-over", 1)));
        packs(id).body("packs.state", contains("undone", "passed-over", "kept", "undone"));
        wished("bulk-way-1", 3_700);
        wished("bulk-way-2", 3_650);
        wished("bulk-way-3", 3_550);
        wished("bulk-way-4", 3_700);
        undo(id, "1234").statusCode(409).body("detail", equalTo("no pack has the change"));
        apply(id, "1234").statusCode(409);
    }

    /** What was taken back half-way is not called applied. */
    @Test
    void nothingFurtherIsAppliedAfterTheWayBack() {
        installation("bulk-half", "x");
        Api.putPack("bulk-half-1", "bulk-half");
        Api.putPack("bulk-half-2", "bulk-half");
        String id = make("installation=bulk-half", Map.of("settings", Map.of("vMaxMv", 3_600), "stages", List.of(1)));
        apply(id, "1234").statusCode(202);
        ended(id).body("stagesDone", equalTo(1));
        undo(id, "1234").statusCode(202);
        ended(id).body("packs", equalTo(Map.of("undone", 1, "waiting", 1)));

        apply(id, "1234").statusCode(409);

        get(id).body("stagesDone", equalTo(1), "packs", equalTo(Map.of("undone", 1, "waiting", 1)));
    }

    /** A process may die when it has changed the last pack of a stage and not said so yet. */
    @Test
    void whatDiedGoesOnWhereItWas() {
        installation("bulk-died", "x");
        Api.putPack("bulk-died-1", "bulk-died");
        Api.putPack("bulk-died-2", "bulk-died");
        String id = make("installation=bulk-died", Map.of("settings", Map.of("vMaxMv", 3_600), "stages", List.of(1)));
        apply(id, "1234").statusCode(202);
        ended(id).body("stagesDone", equalTo(1));
        QuarkusTransaction.requiringNew()
                .run(() -> SettingsChange.update(
                        "work = 'apply', run = 'of a dead process', stagesDone = 0, workedAt = ?1 where id = ?2",
                        Instant.now().minusSeconds(3_600),
                        id));
        get(id).body("working", equalTo(false));

        apply(id, "1234").statusCode(202);

        ended(id).body("stagesDone", equalTo(2), "packs", equalTo(Map.of("applied", 2)));
    }

    @Test
    void itStopsAndGoesOn() {
        installation("bulk-stop", "x");
        List<String> packs = new ArrayList<>();
        for (int pack = 100; pack < 180; pack++) {
            packs.add("bulk-stop-" + pack);
            Api.putPack(packs.getLast(), "bulk-stop");
        }
        String id = make("installation=bulk-stop", LOWER);

        apply(id, "1234").statusCode(202);
        apply(id, "1234").statusCode(409).body("detail", containsString("wait or stop it"));
        Api.as("installer")
                .post("/api/v1/settings-changes/" + id + "/stop")
                .then()
                .statusCode(202);

        int applied = ended(id)
                .body("trouble", equalTo("it was stopped"), "stagesDone", equalTo(0))
                .extract()
                .path("packs.applied");
        assertThat(applied).isBetween(1, 79);
        apply(id, "1234").statusCode(202);
        ended(id).body("packs", equalTo(Map.of("applied", 80)), "stagesDone", equalTo(1), "trouble", nullValue());
        packs.forEach(pack -> revision(pack, 2));
    }

    @Test
    void anotherTenantsPacksAreNotInIt() {
        installation("bulk-own", "x");
        Api.putPack("bulk-own-1", "bulk-own");

        String id = Api.of("bulk-foreign", "installer")
                .body(LOWER)
                .post("/api/v1/settings-changes?pack=bulk-own-1")
                .then()
                .statusCode(201)
                .body("packs", equalTo(Map.of()), "stages", equalTo(0), "tenantId", equalTo("bulk-foreign"))
                .extract()
                .path("id");

        Api.of("bulk-foreign", "installer")
                .post("/api/v1/settings-changes/" + id + "/apply")
                .then()
                .statusCode(409);
        Api.of("bulk-foreign", "viewer").get("/api/v1/settings-changes").then().body("changes.id", hasItem(id));
        Api.of("bulk-third", "viewer").get("/api/v1/settings-changes").then().body("changes.id", not(hasItem(id)));
    }

    @Test
    void whatIsWrongIsNamed() {
        refused(Map.of("settings", Map.of("vMaxMilliVolts", 3_600)), 400, "vMaxMilliVolts");
        refused(Map.of("settings", Map.of("vMaxMv", "much")), 400, "vMaxMv");
        refused(Map.of("settings", Map.of()), 400, "settings");
        refused(Map.of(), 400, "settings");
        refused(Map.of("template", "nobody"), 400, "template");
        refused(Map.of("settings", Map.of("vMaxMv", 3_600), "stages", List.of(0)), 400, "stages[0]");
        refused(Map.of("settings", Map.of("chemistry", "\0")), 400, "chemistry");
        Api.as("viewer")
                .get("/api/v1/settings-changes?after=nobody")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("after"));
    }

    private static void refused(Map<String, Object> body, int status, String parameter) {
        Api.as("installer")
                .body(body)
                .post("/api/v1/settings-changes?pack=nobody")
                .then()
                .statusCode(status)
                .body("parameter", equalTo(parameter));
    }

    private static void installation(String id, String tag) {
        Api.putInstallation(id);
        Api.changing("/api/v1/installations/" + id)
                .body(Map.of("name", "Site " + id, "timeZone", "Europe/Prague", "tags", List.of(tag)))
                .put("/api/v1/installations/" + id)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> settings(String chemistry, Map<String, Object> more) {
        Map<String, Object> settings =
                new HashMap<>(Map.of("cellCount", 16, "chemistry", chemistry, "capacityWh", 10_240));
        settings.putAll(more);
        return settings;
    }

    private static void put(String packId, Map<String, Object> settings) {
        String installationId = packId.substring(0, packId.lastIndexOf('-'));
        Api.asAdministrator()
                .body(Map.of("installationId", installationId, "name", packId, "settings", settings))
                .put("/api/v1/packs/" + packId)
                .then()
                .statusCode(201);
    }

    private static void change(String packId, Map<String, Object> more) {
        Api.as("installer")
                .header("If-Match", "*")
                .header("Pack-Pin", "1234")
                .body(settings("LiFePO4", more))
                .put("/api/v1/packs/" + packId + "/settings")
                .then()
                .statusCode(200);
    }

    private static String make(String query, Map<String, Object> body) {
        return Api.as("installer")
                .body(body)
                .post("/api/v1/settings-changes?" + query)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse get(String id) {
        return Api.as("viewer").get("/api/v1/settings-changes/" + id).then().statusCode(200);
    }

    private static ValidatableResponse packs(String id) {
        return Api.as("viewer")
                .get("/api/v1/settings-changes/" + id + "/packs")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse ended(String id) {
        Eventually.succeeds(() -> get(id).body("working", equalTo(false)));
        return get(id);
    }

    private static ValidatableResponse apply(String id, String pin) {
        return post(id, "apply", pin);
    }

    private static ValidatableResponse undo(String id, String pin) {
        return post(id, "undo", pin);
    }

    private static ValidatableResponse post(String id, String what, String pin) {
        var request = Api.as("installer");
        return (pin == null ? request : request.header("Pack-Pin", pin))
                .post("/api/v1/settings-changes/" + id + "/" + what)
                .then();
    }

    private static void revision(String packId, int revision) {
        Api.as("viewer").get("/api/v1/packs/" + packId + "/settings").then().body("revision", equalTo(revision));
    }

    private static void wished(String packId, int vMaxMv) {
        Eventually.succeeds(() -> Api.as("viewer")
                .get("/api/v1/packs/" + packId + "/settings")
                .then()
                .body("wished.vMaxMv", equalTo(vMaxMv)));
    }
}
