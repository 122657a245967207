package io.cellfleet.api.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpServer;
import io.cellfleet.api.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One setting, the issuer, and its tokens are good: verified with the keys that it publishes. */
@QuarkusTest
@QuarkusTestResource(World.class)
@TestProfile(OidcTest.WithIssuer.class)
class OidcTest {

    private static final String KEY_ID = "of-the-issuer";

    /** An issuer of our own, with the two documents that a verifier reads. */
    public static final class WithIssuer implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Issuer.class));
        }
    }

    /** Serves them. */
    public static final class Issuer implements QuarkusTestResourceLifecycleManager {

        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                KeyPair made = KeyPairGenerator.getInstance("RSA").generateKeyPair();
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                String url = "http://127.0.0.1:" + server.getAddress().getPort();
                serve("/.well-known/openid-configuration", """
                        {"issuer": "%s", "jwks_uri": "%s/keys", "token_endpoint": "%s/token"}""".formatted(url, url, url));
                RSAPublicKey key = (RSAPublicKey) made.getPublic();
                serve("/keys", """
                        {"keys": [{"kty": "RSA", "kid": "%s", "use": "sig", "alg": "RS256", "n": "%s", "e": "%s"}]}""".formatted(
                                KEY_ID,
                                base64(key.getModulus().toByteArray()),
                                base64(key.getPublicExponent().toByteArray())));
                server.start();
                String secret =
                        Base64.getEncoder().encodeToString(made.getPrivate().getEncoded());
                return Map.of("cellfleet.api.oidc.issuer", url, "test.issuer.key", secret);
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private void serve(String path, String json) {
            server.createContext(path, exchange -> {
                byte[] body = json.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
        }

        private static String base64(byte[] number) {
            int skip = number.length > 1 && number[0] == 0 ? 1 : 0;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(java.util.Arrays.copyOfRange(number, skip, number.length));
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }

    @org.eclipse.microprofile.config.inject.ConfigProperty(name = "cellfleet.api.oidc.issuer")
    String url;

    @org.eclipse.microprofile.config.inject.ConfigProperty(name = "test.issuer.key")
    String key;

    @Test
    void aUserOfTheIssuerIsWhoItSays() throws Exception {
        given().auth()
                .oauth2(token(url, Set.of("operator", "others"), "default"))
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("ida"), "roles", contains("operator", "viewer"), "tenantId", equalTo("default"));
        given().auth()
                .oauth2(token(url, Set.of("administrator"), "*"))
                .get("/api/v1/me")
                .then()
                .body("tenantId", nullValue());
        given().auth()
                .oauth2(token(url, Set.of("viewer"), null))
                .get("/api/v1/me")
                .then()
                .body("tenantId", equalTo("default"));
    }

    /** A local user may have the same name, and what is his is not theirs. */
    @Test
    void aUserOfTheIssuerHasNothingOfALocalOne() throws Exception {
        String token = token(url, "admin", Set.of("operator"), "*");
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("label", "x", "role", "administrator", "days", 1))
                .post("/api/v1/me/tokens")
                .then()
                .statusCode(403)
                .body("detail", equalTo("only local users have API tokens"));
        for (String own : List.of("tokens", "rules", "messages")) {
            given().auth().oauth2(token).get("/api/v1/me/" + own).then().statusCode(403);
        }
    }

    @Test
    void whatItDoesNotSayIsNotBelieved() throws Exception {
        given().auth()
                .oauth2(token(url, Set.of("others"), "*"))
                .get("/api/v1/me")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(token("http://127.0.0.1:1/elsewhere", Set.of("administrator"), "*"))
                .get("/api/v1/me")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(token("cellfleet", Set.of("administrator"), "*"))
                .get("/api/v1/me")
                .then()
                .statusCode(401);
    }

    private String token(String from, Set<String> groups, String tenant) throws Exception {
        return token(from, "ida", groups, tenant);
    }

    private String token(String from, String name, Set<String> groups, String tenant) throws Exception {
        var privateKey = java.security.KeyFactory.getInstance("RSA")
                .generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(
                        Base64.getDecoder().decode(key)));
        var claims = Jwt.issuer(from)
                .subject("id-of-ida")
                .upn(name)
                .groups(groups)
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(60));
        if (tenant != null) {
            claims.claim("cellfleet_tenant", tenant);
        }
        return claims.jws().keyId(KEY_ID).sign(privateKey);
    }
}
