package io.cellfleet.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.api.caller.Role;
import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what, and that nobody sees what is not his: every operation of the API's description. */
@QuarkusTest
@QuarkusTestResource(World.class)
class AccessMatrixTest {

    private static final String TIMES = "from=2026-06-01T00:00:00Z&to=2026-06-02T00:00:00Z";

    /**
     * method, path, least role or "anybody", what is of tenant "own" for another tenant (404: not there, list: empty,
     * none: it says nothing of tenants), query, body.
     */
    private static final String ROWS = """
            POST   | /api/v1/acknowledgements                                | operator      | 404  | | {"warnings":[{"packId":"matrix-own-1","code":"Vh"}]}
            GET    | /api/v1/actions/{id}                                    | viewer        | 404  | |
            GET    | /api/v1/audit                                           | administrator | list | |
            POST   | /api/v1/enrolments                                      | anybody       | none | | {"code":"0000-0000-0000-0000-0000"}
            GET    | /api/v1/events                                          | viewer        | list | TIMES |
            GET    | /api/v1/changes                                         | viewer        | list | |
            GET    | /api/v1/exports/series                                  | viewer        | list | columns=currentMa&TIMES |
            GET    | /api/v1/fleet                                           | viewer        | list | |
            GET    | /api/v1/fleet/drift                                     | viewer        | list | |
            GET    | /api/v1/gateways                                        | viewer        | list | |
            GET    | /api/v1/gateways/{id}                                   | viewer        | 404  | |
            PUT    | /api/v1/gateways/{id}                                   | installer     | 404  | | {"name":"Shed"}
            POST   | /api/v1/gateways/{id}/codes                             | installer     | 404  | | {"purpose":"enrol"}
            POST   | /api/v1/gateways/{id}/revocation                        | administrator | 404  | | {"keyFrom":1}
            POST   | /api/v1/imports/gateways                                | installer     | none | |
            POST   | /api/v1/imports/installations                           | installer     | none | |
            POST   | /api/v1/imports/packs                                   | installer     | none | |
            GET    | /api/v1/installations                                   | viewer        | list | |
            GET    | /api/v1/installations/{id}                              | viewer        | 404  | |
            PUT    | /api/v1/installations/{id}                              | installer     | 404  | | {"name":"Site matrix-own","timeZone":"Europe/Prague"}
            GET    | /api/v1/installations/{id}/now                          | viewer        | 404  | |
            POST   | /api/v1/installations/{id}/actions/release-quarantine   | administrator | 404  | | {"skipRecord":false}
            GET    | /api/v1/live                                            | viewer        | none | |
            GET    | /api/v1/me                                              | viewer        | none | |
            PUT    | /api/v1/me/password                                     | viewer        | none | | {"old":"wrong","wished":"also wrong"}
            GET    | /api/v1/me/messages                                     | viewer        | none | |
            POST   | /api/v1/me/messages/{id}/resend                         | operator      | none | |
            GET    | /api/v1/me/rules                                        | viewer        | none | |
            GET    | /api/v1/me/rules/{id}                                   | viewer        | none | |
            PUT    | /api/v1/me/rules/{id}                                   | operator      | none | | {"name":"x","channel":"pigeon","target":"x"}
            DELETE | /api/v1/me/rules/{id}                                   | operator      | none | |
            POST   | /api/v1/me/rules/{id}/test                              | operator      | none | |
            GET    | /api/v1/me/tokens                                       | viewer        | none | |
            POST   | /api/v1/me/tokens                                       | viewer        | none | | {"label":"x","role":"viewer","days":0}
            DELETE | /api/v1/me/tokens/{id}                                  | viewer        | none | |
            GET    | /api/v1/page                                            | viewer        | none | |
            GET    | /api/v1/packs                                           | viewer        | list | |
            GET    | /api/v1/packs/{id}                                      | viewer        | 404  | |
            PUT    | /api/v1/packs/{id}                                      | installer     | 404  | | {"installationId":"matrix-foreign","name":"House","settings":{"cellCount":16,"chemistry":"LiFePO4","capacityWh":10240}}
            PATCH  | /api/v1/packs/{id}                                      | installer     | 404  | | {"unlinkedPolicy":"local"}
            GET    | /api/v1/packs/{id}/actions                              | viewer        | 404  | |
            POST   | /api/v1/packs/{id}/actions/acknowledge-warning          | operator      | 404  | | {"code":"Vh"}
            POST   | /api/v1/packs/{id}/actions/clear-energy-counters        | installer     | 404  | |
            POST   | /api/v1/packs/{id}/actions/confirm-cell-count           | installer     | 404  | | {"cellCount":16}
            POST   | /api/v1/packs/{id}/actions/end-override                 | operator      | 404  | | {"relay":"load"}
            POST   | /api/v1/packs/{id}/actions/override-off                 | operator      | 404  | | {"relay":"load","reason":"work","until":"SOON"}
            POST   | /api/v1/packs/{id}/actions/zero-calibration             | installer     | 404  | |
            GET    | /api/v1/packs/{id}/cells                                | viewer        | 404  | |
            GET    | /api/v1/packs/{id}/events                               | viewer        | 404  | TIMES |
            GET    | /api/v1/packs/{id}/series                               | viewer        | 404  | columns=currentMa&TIMES |
            GET    | /api/v1/packs/{id}/settings                             | viewer        | 404  | |
            PUT    | /api/v1/packs/{id}/settings                             | installer     | 404  | | {"cellCount":16,"chemistry":"LiFePO4","capacityWh":10240}
            PUT    | /api/v1/packs/{id}/settings/pin                         | installer     | 404  | | {"pin":"12345"}
            DELETE | /api/v1/packs/{id}/settings/pin                         | administrator | 404  | |
            GET    | /api/v1/packs/{id}/settings/revisions                   | viewer        | 404  | |
            GET    | /api/v1/rankings                                        | viewer        | list | by=sinceFull&TIMES |
            GET    | /api/v1/series                                          | viewer        | list | columns=currentMa&TIMES |
            GET    | /api/v1/settings-changes                                | viewer        | list | |
            POST   | /api/v1/settings-changes                                | installer     | none | | {"settings":{"capacityWh":9000}}
            GET    | /api/v1/settings-changes/{id}                           | viewer        | 404  | |
            GET    | /api/v1/settings-changes/{id}/packs                     | viewer        | 404  | |
            POST   | /api/v1/settings-changes/{id}/apply                     | installer     | 404  | |
            POST   | /api/v1/settings-changes/{id}/stop                      | installer     | 404  | |
            POST   | /api/v1/settings-changes/{id}/undo                      | installer     | 404  | |
            GET    | /api/v1/settings-ranges                                 | viewer        | none | |
            GET    | /api/v1/settings-templates                              | viewer        | list | |
            GET    | /api/v1/settings-templates/{id}                         | viewer        | 404  | |
            PUT    | /api/v1/settings-templates/{id}                         | installer     | 404  | | {"name":"x","settings":{"capacityWh":9000}}
            DELETE | /api/v1/settings-templates/{id}                         | installer     | 404  | |
            GET    | /problems/{name}                                        | anybody       | none | |
            POST   | /api/v1/sign-in                                         | anybody       | none | | {"user":"nobody-here","password":"wrong"}
            POST   | /api/v1/sign-out                                        | anybody       | none | |
            GET    | /api/v1/tenants                                         | viewer        | list | |
            GET    | /api/v1/tenants/{id}                                    | viewer        | 404  | |
            PUT    | /api/v1/tenants/{id}                                    | administrator | 404  | | {"name":"Tenant matrix"}
            GET    | /api/v1/tenants/{id}/data                               | administrator | 404  | |
            DELETE | /api/v1/tenants/{id}/data                               | administrator | 404  | confirm=matrix |
            GET    | /api/v1/tenants/{id}/data/retention                     | viewer        | 404  | |
            PUT    | /api/v1/tenants/{id}/data/retention                     | administrator | 404  | | {"rawDays":90}
            GET    | /api/v1/users                                           | administrator | list | |
            GET    | /api/v1/users/{name}                                    | administrator | 404  | |
            PUT    | /api/v1/users/{name}                                    | administrator | 404  | | {"role":"viewer"}
            DELETE | /api/v1/users/{name}                                    | administrator | 404  | |
            GET    | /api/v1/users/{name}/tokens                             | administrator | 404  | |
            DELETE | /api/v1/users/{name}/tokens/{id}                        | administrator | 404  | |
            GET    | /api/v1/warnings                                        | viewer        | list | |
            GET    | /api/v1/warnings/past                                   | viewer        | list | TIMES |
            GET    | /api/v1/warnings/raised                                 | viewer        | list | TIMES |
            """;

    private record Row(String method, String path, String role, String foreign, String query, String body) {

        static Row of(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            return new Row(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4).replace("TIMES", TIMES),
                    cells.size() > 5 ? cells.get(5) : "");
        }

        String name() {
            return method + " " + path;
        }
    }

    private static String actionId;
    private static String tokenId;
    private static String changeId;

    @BeforeEach
    void own() {
        if (actionId != null) {
            return;
        }
        for (String tenant : List.of("matrix", "matrix-other")) {
            Api.of(tenant, "administrator").get("/api/v1/me").then().statusCode(200);
        }
        put("matrix", "installations/matrix-own", "{\"name\":\"Site matrix-own\",\"timeZone\":\"Europe/Prague\"}");
        put("matrix", "packs/matrix-own-1", """
                {"installationId":"matrix-own","name":"House",
                 "settings":{"cellCount":16,"chemistry":"LiFePO4","capacityWh":10240}}""");
        put("matrix", "gateways/matrix-own-gateway", "{\"name\":\"Shed\"}");
        put("matrix", "users/matrix-own-user", "{\"role\":\"viewer\",\"password\":\"a good long password\"}");
        put("matrix", "settings-templates/matrix-own-template", "{\"name\":\"x\",\"settings\":{\"capacityWh\":9000}}");
        changeId = Api.of("matrix", "administrator")
                .body("{\"settings\":{\"capacityWh\":9000}}")
                .post("/api/v1/settings-changes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        put("matrix-other", "installations/matrix-foreign", "{\"name\":\"F\",\"timeZone\":\"Europe/Prague\"}");
        tokenId = given().auth()
                .oauth2(Api.token("matrix-own-user", "a good long password"))
                .contentType(ContentType.JSON)
                .body("{\"label\":\"x\",\"role\":\"viewer\",\"days\":1}")
                .post("/api/v1/me/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token.id");
        actionId = Api.of("matrix", "administrator")
                .body("{\"code\":\"Vh\"}")
                .post("/api/v1/packs/matrix-own-1/actions/acknowledge-warning")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static void put(String tenant, String path, String body) {
        assertThat(Api.of(tenant, "administrator")
                        .body(body)
                        .put("/api/v1/" + path)
                        .statusCode())
                .as(path)
                .isIn(200, 201);
    }

    @Test
    void everyOperationHasItsRow() {
        List<String> described = new ArrayList<>();
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").path("paths");
        paths.forEach((path, operations) -> operations.keySet().stream()
                .map(method -> method.toUpperCase(Locale.ROOT))
                .filter(method ->
                        List.of("GET", "PUT", "POST", "PATCH", "DELETE").contains(method))
                .forEach(method -> described.add(method + " " + path)));

        assertThat(rows().stream().map(Row::name)).containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void aRoleMayDoWhatItsRowSaysAndNothingMore() {
        Map<String, String> wrong = new TreeMap<>();
        for (Row row : rows()) {
            if (row.path().equals("/api/v1/live") || row.method().equals("DELETE")) {
                continue;
            }
            if (!row.role().equals("anybody")) {
                check(wrong, row, "nobody", call(given().contentType(ContentType.JSON), row, false), true);
            }
            for (Role role : Role.values()) {
                boolean may = row.role().equals("anybody") || role.included().contains(row.role());
                Response answer = call(Api.of("matrix", role.label()), row, false);
                check(wrong, row, role.label(), answer, !may);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(Map<String, String> wrong, Row row, String who, Response answer, boolean refused) {
        boolean isRefused = answer.statusCode() == (who.equals("nobody") ? 401 : 403)
                && !String.valueOf((Object) answer.path("parameter")).equals("old")
                && !String.valueOf((Object) answer.path("parameter")).equals("Pack-Pin");
        if (isRefused != refused || answer.statusCode() >= 500) {
            wrong.put(row.name() + " as " + who, answer.statusCode() + " " + answer.asString());
        }
    }

    @Test
    void anotherTenantsObjectsAreNotThere() {
        Map<String, String> wrong = new TreeMap<>();
        for (Row row : rows()) {
            if (row.foreign().equals("404")) {
                Response answer = call(Api.of("matrix-other", "administrator"), row, true);
                if (answer.statusCode() != 404) {
                    wrong.put(row.name(), answer.statusCode() + " " + answer.asString());
                }
            }
            if (row.foreign().equals("list")) {
                Response answer = call(Api.of("matrix-other", "administrator"), row, true);
                if (answer.statusCode() != 200 || answer.asString().contains("matrix-own")) {
                    wrong.put(row.name(), answer.statusCode() + " " + answer.asString());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatSomebodyDoesNotSeeHeCannotName() {
        Api.of("matrix-other", "administrator")
                .body("{\"installationId\":\"matrix-own\",\"name\":\"P\",\"settings\":"
                        + "{\"cellCount\":16,\"chemistry\":\"LiFePO4\",\"capacityWh\":10240}}")
                .put("/api/v1/packs/matrix-new")
                .then()
                .statusCode(422);
        Api.of("matrix-other", "administrator")
                .body("{\"installationId\":\"matrix-foreign\",\"name\":\"P\",\"gatewayId\":\"matrix-own-gateway\","
                        + "\"settings\":{\"cellCount\":16,\"chemistry\":\"LiFePO4\",\"capacityWh\":10240}}")
                .put("/api/v1/packs/matrix-new")
                .then()
                .statusCode(409);
        Api.of("matrix-other", "administrator")
                .body("{\"role\":\"viewer\",\"password\":\"a good long password\",\"tenantId\":\"*\"}")
                .put("/api/v1/users/matrix-climber")
                .then()
                .statusCode(422);
        Api.of("matrix-other", "administrator")
                .body("{\"name\":\"X\",\"timeZone\":\"UTC\",\"tenantId\":\"matrix\"}")
                .put("/api/v1/installations/matrix-smuggled")
                .then()
                .statusCode(422);
    }

    private static Response call(RequestSpecification as, Row row, boolean changing) {
        String path = row.path();
        String id = path.startsWith("/api/v1/packs")
                ? "matrix-own-1"
                : path.startsWith("/api/v1/installations")
                        ? "matrix-own"
                        : path.startsWith("/api/v1/gateways")
                                ? "matrix-own-gateway"
                                : path.startsWith("/api/v1/actions")
                                        ? actionId
                                        : path.startsWith("/api/v1/settings-changes")
                                                ? changeId
                                                : path.startsWith("/api/v1/settings-templates")
                                                        ? "matrix-own-template"
                                                        : path.startsWith("/api/v1/tenants") ? "matrix" : tokenId;
        path = path.replace("{id}", id).replace("{name}", "matrix-own-user");
        if (!row.query().isEmpty()) {
            path += "?" + row.query();
        }
        RequestSpecification request = changing ? as.header("Pack-Pin", "1234") : as;
        if (path.startsWith("/api/v1/imports")) {
            request = request.contentType("text/csv").body("name\n");
        }
        if (!row.body().isEmpty()) {
            request = request.body(row.body()
                    .replace("SOON", java.time.Instant.now().plusSeconds(60).toString()));
        }
        return request.request(row.method(), path);
    }

    private static List<Row> rows() {
        return ROWS.lines().map(Row::of).toList();
    }
}
