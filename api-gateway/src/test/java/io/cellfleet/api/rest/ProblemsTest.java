package io.cellfleet.api.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a caller does wrong, he is told what it was, in one form. */
@QuarkusTest
@QuarkusTestResource(World.class)
class ProblemsTest {

    private static final String TIMES = "from=2026-06-01T00:00:00Z&to=2026-06-02T00:00:00Z";

    @ParameterizedTest(name = "GET {0}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            packs?limit=0                          | 400 | limit         | limit is '0' but must be a whole number, 1 to 1000
            packs?limit=1001                       | 400 | limit         | limit is '1001' but must be a whole number, 1 to 1000
            packs?limit=ten                        | 400 | limit         | limit is 'ten' but must be a whole number, 1 to 1000
            packs?instalation=x                    | 400 | instalation   | instalation is not known here; known are after, chemistry, columns, installation, limit
            packs/nope                             | 404 | id            | there is no pack 'nope'
            packs/nope/cells                       | 404 | id            | there is no pack 'nope'
            installations/nope                     | 404 | id            | there is no installation 'nope'
            packs/p/series?TIMES                   | 400 | columns       | columns is required: names with commas between them
            packs/p/series?columns=volts&TIMES     | 400 | columns       | columns has 'volts' but known are packVoltageMv
            packs/p/series?columns=cellVoltageMv.0&TIMES | 400 | columns | columns has 'cellVoltageMv.0' but known are
            packs/p/series?columns=currentMa       | 400 | from          | from is required: a time as 2026-06-01T00:00:00Z
            packs/p/series?columns=currentMa&from=yesterday | 400 | from | from is 'yesterday' but must be a time
            packs/p/events?from=2026-06-02T00:00:00Z&to=2026-06-01T00:00:00Z | 400 | from | from is 2026-06-02T00:00:00Z but must be before to 2026-06-01T00:00:00Z
            packs/p/events?from=-999999999-01-01T00:00:00Z&to=2026-06-01T00:00:00Z | 400 | from | from is '-999999999-01-01T00:00:00Z' but must be from 1970-01-01T00:00:00Z to 2100-01-01T00:00:00Z
            packs/p/series?columns=currentMa&from=1000-01-01T00:00:00Z&to=2026-06-01T00:00:00Z | 400 | from | from is '1000-01-01T00:00:00Z' but must be from 1970-01-01T00:00:00Z to 2100-01-01T00:00:00Z
            packs/p/events?from=1969-12-31T23:59:59.999Z&to=2026-06-01T00:00:00Z | 400 | from | must be from 1970-01-01T00:00:00Z to 2100-01-01T00:00:00Z
            packs/p/events?from=2026-06-01T00:00:00Z&to=2100-01-01T00:00:00.001Z | 400 | to | to is '2100-01-01T00:00:00.001Z' but must be from 1970-01-01T00:00:00Z to 2100-01-01T00:00:00Z
            packs/p/series?columns=currentMa&from=2026-06-01T00:00:00Z&to=+999999999-01-01T00:00:00Z | 400 | to | must be from 1970-01-01T00:00:00Z to 2100-01-01T00:00:00Z
            packs/p/events?from=2026-06-01T00:00:00.0001Z&to=2026-06-01T00:00:00.0002Z | 400 | from | from is 2026-06-01T00:00:00Z but must be before to
            packs/p/series?columns=currentMa&bucketSeconds=86401&TIMES | 400 | bucketSeconds | must be a whole number, 0 to 86400
            packs/nope/events?TIMES                | 404 | id            | there is no pack 'nope'
            nothing/here                           | 404 | none          | there is nothing at this path
            """)
    void questions(String path, int status, String parameter, String detail) {
        Api.putInstallation("p");
        Api.putPack("p", "p");

        check(Api.as("viewer").get("/api/v1/" + path.replace("TIMES", TIMES)), status, parameter, detail);
    }

    @Test
    void theFirstAndTheLastTimeCanBeAskedFor() {
        Api.putInstallation("p");
        Api.putPack("p", "p");

        Api.as("viewer")
                .get("/api/v1/packs/p/events?from=1970-01-01T00:00:00Z&to=2100-01-01T00:00:00Z")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest(name = "PUT {0} {1}")
    @CsvSource(delimiter = '|', nullValues = "none", quoteCharacter = '`', textBlock = """
            installations/x | {"name": "X", "timeZone": "Mars/Olympus"}  | 400 | timeZone  | timeZone is 'Mars/Olympus' but must be an IANA name as Europe/Prague
            installations/x | {"name": "X", "timeZone": "+02:00"}        | 400 | timeZone  | timeZone is '+02:00' but must be an IANA name
            installations/x | {"name": "X"}                              | 400 | timeZone  | timeZone must not be blank
            installations/x | {"name": " ", "timeZone": "UTC"}           | 400 | name      | name is ' ' but must not be blank
            installations/x | {"name": "X", "timeZone": "UTC", "latitude": 90.1} | 400 | latitude | latitude is '90.1' but must be less than or equal to 90
            installations/x | {"name": "X", "timeZone": "UTC", "tags": ["a", ""]} | 400 | tags[1] | tags[1]
            installations/x | {"name": "X", "timezone": "UTC"}           | 400 | timezone  | timezone is not known here; known are latitude, longitude, name
            installations/x | {"name": "a\\u0000b", "timeZone": "UTC"} | 400 | name      | name
            installations/x | {"name": 7, "timeZone": "UTC"}             | 400 | name      | name must be a text
            installations/x | {"name": "X", "name": "Y"}                 | 400 | body      | Duplicate field 'name'
            installations/x | {"name": "X",                              | 400 | body      | the body is not the JSON that is expected at line 1
            installations/x | []                                         | 400 | body      | an object is expected
            installations/x | none                                       | 400 | body      | body must not be null
            installations/X | {"name": "X", "timeZone": "UTC"}           | 400 | id        | id is 'X' but must be 1 to 63 of a-z, 0-9 and -
            packs/x | {"installationId": "p", "name": "X"}               | 400 | settings  | settings must not be null
            packs/x | {"installationId": "p", "name": "X", "settings": {"cellcount": 16}} | 400 | settings.cellcount | settings.cellcount is not known here; known are capacityWh, cellCount
            packs/x | {"installationId": "p", "name": "X", "settings": {"cellCount": 16.5}} | 400 | settings.cellCount | settings.cellCount must be a whole number
            packs/x | {"installationId": "p", "name": "X", "settings": {"cellCount": "16"}} | 400 | settings.cellCount | settings.cellCount must be a whole number
            packs/x | {"installationId": "p", "name": "X", "settings": {}} | 422 | settings.cellCount | cellCount is required: 2 to 255; and 2 more
            packs/x | {"installationId": "nope", "name": "X", "settings": {"cellCount": 16, "chemistry": "LTO", "capacityWh": 1}} | 422 | installationId | there is no such installation
            """)
    void wishes(String path, String body, int status, String parameter, String detail) {
        Api.putInstallation("p");
        var request = Api.asAdministrator();

        check((body == null ? request : request.body(body)).put("/api/v1/" + path), status, parameter, detail);
    }

    @ParameterizedTest(name = "{0} {1} as {2}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            GET    | packs           | none      | 401
            GET    | live            | none      | 401
            GET    | me              | none      | 401
            PUT    | packs/x         | none      | 401
            PUT    | packs/x         | viewer    | 403
            PUT    | packs/x         | operator  | 403
            PUT    | packs/x         | installer | 400
            PUT    | installations/x | viewer    | 403
            PUT    | users/x         | installer | 403
            DELETE | packs/x         | viewer    | 405
            """)
    void roles(String method, String path, String role, int status) {
        var request = role == null ? given().contentType(ContentType.JSON) : Api.as(role);

        check(request.request(method, "/api/v1/" + path), status, null, null);
    }

    @Test
    void aTokenThatIsNotOursIsRefused() {
        String token = Api.token("admin", World.ADMIN_PASSWORD);
        String forged = token.substring(0, token.length() - 6) + "AAAAAA";

        check(given().auth().oauth2(forged).get("/api/v1/packs"), 401, null, "not valid");
        check(given().auth().oauth2("rubbish").get("/api/v1/packs"), 401, null, "not valid");
    }

    @Test
    void aBodyOverOneMegabyteIsRefused() {
        String body = "{\"name\": \"" + "x".repeat(1_048_576) + "\"}";

        check(Api.asAdministrator().body(body).put("/api/v1/installations/x"), 413, "body", "at most 1 MB");
        check(
                Api.asAdministrator().body(body.substring(0, 1_048_576)).put("/api/v1/installations/x"),
                400,
                "body",
                "not the JSON");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        check(
                Api.asAdministrator()
                        .contentType(ContentType.TEXT)
                        .body("name: X")
                        .put("/api/v1/installations/x"),
                415,
                null,
                "application/json");
    }

    private static void check(Response response, int status, String parameter, String detail) {
        var told = response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status), "type", startsWith("/problems/"))
                .body("detail", not(containsString("io.cellfleet")));
        given().get(response.<String>path("type"))
                .then()
                .statusCode(200)
                .body("status", equalTo(status), "title", equalTo(response.path("title")));
        if (parameter != null) {
            told.body("parameter", equalTo(parameter));
        }
        if (detail != null) {
            told.body("detail", containsString(detail));
        }
    }
}
