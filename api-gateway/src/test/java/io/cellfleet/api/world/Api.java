package io.cellfleet.api.world;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls of a signed-in user. */
public final class Api {

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private static final String PASSWORD = "every test user has this one";

    private Api() {}

    public static RequestSpecification asAdministrator() {
        return withToken(TOKENS.computeIfAbsent("admin", name -> token(name, World.ADMIN_PASSWORD)));
    }

    /** An administrator's change of what is at a path, whatever revision it is at. */
    public static RequestSpecification changing(String path) {
        return changing(asAdministrator(), path);
    }

    /** Somebody's change of what is at a path, whatever revision it is at. */
    public static RequestSpecification changing(RequestSpecification request, String path) {
        boolean isThere = asAdministrator().get(path).statusCode() == 200;
        return isThere ? request.header("If-Match", "*") : request;
    }

    /** A user with this role, made when it is first asked for. */
    public static RequestSpecification as(String role) {
        return withToken(TOKENS.computeIfAbsent("test-" + role, name -> {
            asAdministrator().body(Map.of("role", role, "password", PASSWORD)).put("/api/v1/users/" + name);
            return token(name, PASSWORD);
        }));
    }

    public static String token(String user, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("user", user, "password", password))
                .post("/api/v1/sign-in")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    /** A user of a tenant with this role, both made when they are first asked for. */
    public static RequestSpecification of(String tenantId, String role) {
        RequestSpecification administrator = asAdministrator();
        RequestSpecification another = asAdministrator();
        return withToken(TOKENS.computeIfAbsent(tenantId + "-" + role, name -> {
            administrator.body(Map.of("name", "Tenant " + tenantId)).put("/api/v1/tenants/" + tenantId);
            another.body(Map.of("role", role, "password", PASSWORD, "tenantId", tenantId))
                    .put("/api/v1/users/" + name);
            return token(name, PASSWORD);
        }));
    }

    /** An installation named like its id. */
    public static void putInstallation(String id) {
        asAdministrator()
                .body(Map.of("name", "Site " + id, "timeZone", "Europe/Prague"))
                .put("/api/v1/installations/" + id)
                .then()
                .statusCode(oneOf(200, 201));
    }

    /** A pack of 16 LiFePO4 cells. */
    public static void putPack(String id, String installationId) {
        asAdministrator()
                .body(pack(installationId))
                .put("/api/v1/packs/" + id)
                .then()
                .statusCode(oneOf(200, 201));
    }

    public static Map<String, Object> pack(String installationId) {
        return Map.of(
                "installationId",
                installationId,
                "name",
                "House",
                "settings",
                Map.of("cellCount", 16, "chemistry", "LiFePO4", "capacityWh", 10_240));
    }

    public static RequestSpecification withToken(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
