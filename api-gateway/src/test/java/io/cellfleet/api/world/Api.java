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
        return with(TOKENS.computeIfAbsent("admin", name -> token(name, World.ADMIN_PASSWORD)));
    }

    /** A user with this role, made when it is first asked for. */
    public static RequestSpecification as(String role) {
        return with(TOKENS.computeIfAbsent("test-" + role, name -> {
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

    private static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
