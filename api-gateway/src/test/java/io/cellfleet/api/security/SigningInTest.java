package io.cellfleet.api.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens for programs, a cookie for the page. */
@QuarkusTest
@QuarkusTestResource(World.class)
class SigningInTest {

    @Test
    void aTokenSaysWhoAndHowLong() {
        token("admin", World.ADMIN_PASSWORD)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("token", notNullValue(), "expiresAt", matchesPattern("\\d{4}-.*Z"));
        Api.asAdministrator()
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("admin"))
                .body("roles", contains("administrator", "installer", "operator", "viewer"));
        Api.as("operator").get("/api/v1/me").then().body("roles", contains("operator", "viewer"));
    }

    @Test
    void thePageSignsInByCookieAndOut() {
        var cookies = new CookieFilter();
        form(cookies, "admin", World.ADMIN_PASSWORD)
                .then()
                .statusCode(200)
                .header("Set-Cookie", containsStringIgnoringCase("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Strict"));
        given().filter(cookies).get("/api/v1/me").then().statusCode(200).body("name", equalTo("admin"));

        Response out = given().filter(cookies).post("/api/v1/sign-out");
        out.then().statusCode(204).header("Set-Cookie", containsString("Max-Age=0"));
    }

    @Test
    void aWrongPasswordIsNotTold() {
        token("admin", "wrong password").then().statusCode(401).body("detail", equalTo("user or password is wrong"));
        token("nobody", "wrong password").then().statusCode(401).body("detail", equalTo("user or password is wrong"));
        form(new CookieFilter(), "admin", "wrong password").then().statusCode(401);
    }

    @Test
    void guessingBecomesSlow() {
        for (int i = 0; i < 5; i++) {
            token("guessed", "wrong password").then().statusCode(401);
        }

        token("guessed", "wrong password")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json");
    }

    @Test
    void aShortPasswordIsRefused() {
        Api.asAdministrator()
                .body(Map.of("role", "viewer", "password", "short"))
                .put("/api/v1/users/shorty")
                .then()
                .statusCode(400)
                .body("detail", equalTo("password has 5 characters but must have at least 12"));
    }

    @Test
    void aTokenOutlivesSignOutAndPassword() {
        putUser("leaver", "viewer", "the first password");
        String token = token("leaver", "the first password").then().extract().path("token");

        given().auth().oauth2(token).post("/api/v1/sign-out").then().statusCode(204);
        putUser("leaver", "viewer", "the second password").then().statusCode(200);

        given().auth().oauth2(token).get("/api/v1/me").then().statusCode(200).body("name", equalTo("leaver"));
    }

    @Test
    void theLastAdministratorStaysOne() {
        String other = "another good password";
        putUser("admin", "viewer", other)
                .then()
                .statusCode(409)
                .body("parameter", equalTo("role"), "detail", equalTo("the last administrator must stay one"));
        token("admin", World.ADMIN_PASSWORD).then().statusCode(200);
        token("admin", other).then().statusCode(401);
        Api.asAdministrator().get("/api/v1/me").then().body("roles", hasItem("administrator"));

        putUser("admin", "administrator", World.ADMIN_PASSWORD).then().statusCode(200);
        putUser("second", "administrator", other).then().statusCode(201);
        putUser("second", "viewer", other).then().statusCode(200);
        putUser("admin", "operator", World.ADMIN_PASSWORD).then().statusCode(409);
    }

    @Test
    void thePageIsPublicAndLoadsOnlyItsOwnFiles() {
        given().get("/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Referrer-Policy", equalTo("no-referrer"));
        given().header("Origin", "https://elsewhere.example")
                .get("/")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
        given().get("/q/openapi").then().statusCode(200).body(containsString("PackStatusView"));
        given().get("/api/docs/").then().statusCode(200);
    }

    private static Response putUser(String name, String role, String password) {
        return Api.asAdministrator()
                .body(Map.of("role", role, "password", password))
                .put("/api/v1/users/" + name);
    }

    private static Response token(String user, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("user", user, "password", password))
                .post("/api/v1/sign-in");
    }

    private static Response form(CookieFilter cookies, String user, String password) {
        return given().filter(cookies)
                .redirects()
                .follow(false)
                .formParam("j_username", user)
                .formParam("j_password", password)
                .post("/j_security_check");
    }
}
