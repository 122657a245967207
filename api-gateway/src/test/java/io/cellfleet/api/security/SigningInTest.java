package io.cellfleet.api.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tokens for programs, a cookie for the page. */
@QuarkusTest
@QuarkusTestResource(World.class)
class SigningInTest {

    @TestHTTPResource("/api/v1/live")
    URI live;

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
    void anotherPasswordEndsThePagesCookie() throws InterruptedException {
        Api.asAdministrator()
                .body("{\"role\":\"viewer\",\"password\":\"the first password\"}")
                .put("/api/v1/users/cookie-eater")
                .then()
                .statusCode(201);
        var cookies = new CookieFilter();
        form(cookies, "cookie-eater", "the first password");
        given().filter(cookies).get("/api/v1/me").then().statusCode(200).body("name", equalTo("cookie-eater"));
        Thread.sleep(1_100); // such times are kept in whole seconds

        Api.changing("/api/v1/users/cookie-eater")
                .body("{\"role\":\"viewer\",\"password\":\"another password\"}")
                .put("/api/v1/users/cookie-eater")
                .then()
                .statusCode(200);

        Eventually.succeeds(
                () -> given().filter(cookies).get("/api/v1/me").then().statusCode(401));
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
    void aTokenOutlivesSignOutButNotThePassword() {
        putUser("leaver", "viewer", "the first password");
        String token = token("leaver", "the first password").then().extract().path("token");
        given().auth().oauth2(token).post("/api/v1/sign-out").then().statusCode(204);
        given().auth().oauth2(token).get("/api/v1/me").then().statusCode(200).body("name", equalTo("leaver"));

        Eventually.succeeds(
                () -> { // a token of the same second is as young as the password
                    putUser("leaver", "viewer", "password " + System.nanoTime())
                            .then()
                            .statusCode(200);
                    given().auth().oauth2(token).get("/api/v1/me").then().statusCode(401);
                });
    }

    @Test
    void aTokenAllowsWhatItsUserMayDoNow() {
        putUser("promoted", "viewer", "the first password");
        String token = token("promoted", "the first password").then().extract().path("token");
        given().auth().oauth2(token).get("/api/v1/audit").then().statusCode(403);

        putUser("promoted", "administrator", null).then().statusCode(200).header("ETag", equalTo("\"2\""));
        given().auth().oauth2(token).get("/api/v1/audit?limit=1").then().statusCode(200);

        Api.asAdministrator()
                .header("If-Match", "\"1\"")
                .delete("/api/v1/users/promoted")
                .then()
                .statusCode(412);
        Api.asAdministrator()
                .header("If-Match", "\"2\"")
                .delete("/api/v1/users/promoted?reason=left")
                .then()
                .statusCode(204);
        given().auth().oauth2(token).get("/api/v1/me").then().statusCode(401);
        Api.asAdministrator()
                .get("/api/v1/audit?kind=user&object=promoted")
                .then()
                .body("changes.operation", contains("removed", "changed", "created"))
                .body("changes[0].reason", equalTo("left"), "changes[0].author", equalTo("admin"))
                .body("changes[1].before.role", equalTo("viewer"), "changes[1].after.role", equalTo("administrator"));
    }

    @Test
    void oneChangesOnesOwnPassword() {
        putUser("changer", "viewer", "the first password");
        String token = token("changer", "the first password").then().extract().path("token");
        var wish = Map.of("old", "not it at all", "wished", "the second password");
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(wish)
                .put("/api/v1/me/password")
                .then()
                .statusCode(403)
                .body("parameter", equalTo("old"));

        var right = Map.of("old", "the first password", "wished", "the second password");
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(right)
                .put("/api/v1/me/password")
                .then()
                .statusCode(204);
        token("changer", "the first password").then().statusCode(401);
        token("changer", "the second password").then().statusCode(200);
    }

    @Test
    void anApiTokenDoesWhatItMayUntilItIsTakenBack() {
        Response made = Api.as("operator")
                .body(Map.of("label", "script", "role", "viewer", "days", 30))
                .post("/api/v1/me/tokens?reason=nightly");
        made.then().statusCode(201).body("text", startsWith("cft_"), "token.role", equalTo("viewer"));
        String text = made.path("text");
        String id = made.path("token.id");

        given().auth()
                .oauth2(text)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("test-operator"), "roles", contains("viewer"));
        given().auth()
                .oauth2(text)
                .contentType(ContentType.JSON)
                .body(Map.of("label", "child", "role", "viewer", "days", 30))
                .post("/api/v1/me/tokens")
                .then()
                .statusCode(403);
        given().auth().oauth2(text + "x").get("/api/v1/me").then().statusCode(401);
        given().auth().oauth2("cft_nobody_secret").get("/api/v1/me").then().statusCode(401);
        Api.as("operator").get("/api/v1/me/tokens").then().body("tokens.id", hasItem(id));
        Api.as("viewer").delete("/api/v1/me/tokens/" + id).then().statusCode(404);

        Api.asAdministrator()
                .delete("/api/v1/users/test-operator/tokens/" + id)
                .then()
                .statusCode(204);
        given().auth().oauth2(text).get("/api/v1/me").then().statusCode(401);
    }

    /** Whoever has found it could stay when it is taken back. */
    @Test
    void anApiTokenSetsNoPassword() {
        String text = Api.asAdministrator()
                .body(Map.of("label", "robot", "role", "administrator", "days", 1))
                .post("/api/v1/me/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("text");
        given().auth()
                .oauth2(text)
                .contentType(ContentType.JSON)
                .body(Map.of("role", "administrator", "password", "a good long password"))
                .put("/api/v1/users/climber")
                .then()
                .statusCode(403)
                .body("parameter", equalTo("password"));
        Api.asAdministrator().get("/api/v1/users/climber").then().statusCode(404);
    }

    /** A stream lasts for days: what its follower may see is looked up again and again. */
    @Test
    void aLiveStreamEndsWithItsToken() throws Exception {
        Api.of("streamed", "viewer").get("/api/v1/me").then().statusCode(200);
        var made = Api.of("streamed", "viewer")
                .body(Map.of("label", "screen", "role", "viewer", "days", 1))
                .post("/api/v1/me/tokens")
                .then()
                .statusCode(201)
                .extract();
        HttpRequest request = HttpRequest.newBuilder(live)
                .header("Authorization", "Bearer " + made.path("text"))
                .build();
        HttpResponse<InputStream> stream =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);

        Api.of("streamed", "viewer")
                .delete("/api/v1/me/tokens/" + made.path("token.id"))
                .then()
                .statusCode(204);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try (InputStream body = stream.body()) {
                body.readAllBytes();
            }
        });
    }

    /** Of tries that come at once each is counted before the next one is looked at. */
    @Test
    void guessesThatComeAtOnceAreCountedOneByOne() throws Exception {
        try (ExecutorService together = Executors.newFixedThreadPool(12)) {
            List<Callable<Integer>> guesses = new ArrayList<>();
            for (int guess = 0; guess < 12; guess++) {
                guesses.add(() -> token("nobody-at-once", "wrong password").statusCode());
            }
            List<Integer> answers =
                    together.invokeAll(guesses).stream().map(Future::resultNow).toList();
            assertThat(answers).containsOnly(401, 429);
            assertThat(answers.stream().filter(status -> status == 401).count())
                    .as("looked at before the first pause, and perhaps after it")
                    .isBetween(5L, 7L);
        }
    }

    @Test
    void anApiTokenDoesNotOutliveItsDays() {
        for (int days : List.of(0, 367)) {
            Api.as("viewer")
                    .body(Map.of("label", "long", "role", "viewer", "days", days))
                    .post("/api/v1/me/tokens")
                    .then()
                    .statusCode(400)
                    .body("detail", equalTo("days is " + days + " but must be 1 to 366"));
        }
    }

    @Test
    void theLastAdministratorStaysOne() {
        putUser("admin", "viewer", "another good password")
                .then()
                .statusCode(409)
                .body("parameter", equalTo("role"))
                .body("detail", equalTo("the last administrator who sees all tenants must stay one"));
        token("admin", World.ADMIN_PASSWORD).then().statusCode(200);
        token("admin", "another good password").then().statusCode(401);
        Api.asAdministrator().get("/api/v1/me").then().body("roles", hasItem("administrator"));
        Api.asAdministrator()
                .header("If-Match", "*")
                .delete("/api/v1/users/admin")
                .then()
                .statusCode(409);

        Api.of("elsewhere", "administrator").get("/api/v1/me").then().body("tenantId", equalTo("elsewhere"));
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

    private static Response putUser(String name, String role, @Nullable String password) {
        Map<String, Object> wish = new HashMap<>(Map.of("role", role));
        if (password != null) {
            wish.put("password", password);
        }
        return Api.changing("/api/v1/users/" + name).body(wish).put("/api/v1/users/" + name);
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
