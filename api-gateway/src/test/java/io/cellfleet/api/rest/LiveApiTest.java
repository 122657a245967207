package io.cellfleet.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.FakeHistory;
import io.cellfleet.api.world.Statuses;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.WarningCode;
import io.cellfleet.contract.v1.WarningRaised;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statuses on the real topic are seen through REST and the live stream. */
@QuarkusTest
@QuarkusTestResource(World.class)
class LiveApiTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/api/v1/live")
    URI liveStream;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    Broker broker;
    FakeHistory history;

    @BeforeEach
    void connect() {
        broker = new Broker(bootstrapServers);
        Api.putInstallation("live");
    }

    @Test
    void isReadyOnceItHasCaughtUp() {
        Eventually.succeeds(() -> given().get(ready)
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'live view' }.data.detail", equalTo("caught up")));
    }

    @Test
    void everythingAboutAPack() {
        Api.putPack("full", "live");
        long now = System.currentTimeMillis();
        broker.send(Statuses.frame("full", 3, now)
                .addWarnings(Statuses.warning(WarningCode.WARNING_CODE_VOLTAGE_LOW, now - 5_000)));

        Eventually.succeeds(() -> Api.as("viewer")
                .get("/api/v1/packs/full")
                .then()
                .statusCode(200)
                .body("quality", equalTo("live"), "ageMs", lessThan(20_000), "simulated", equalTo(false))
                .body("installationName", equalTo("Site live"), "clockQuality", equalTo("synchronised"))
                .body("measured.packVoltageMv", equalTo(53_120), "measured.currentMa", equalTo(-12_500))
                .body("measured.lowestCell.voltageMv", equalTo(3_300), "measured.highestCell.number", equalTo(9))
                .body("measured.highestTemperature.temperatureDeciC", equalTo(224))
                .body("soc.socPercent", equalTo(63.517f), "soc.calibrated", equalTo(true))
                .body("warnings.code", contains("Vl"), "warnings[0].raisedAt", notNullValue())
                .body("charge.on", equalTo(true), "charge.blockedBy", empty())
                .body("load.on", equalTo(false), "load.blockedBy", contains("cellVoltageAtOrBelowVMin"))
                .body("device.socPercent", equalTo(64), "device.storedWh", nullValue())
                .body("settings.revision", equalTo(1), "settings.usedRevision", equalTo(1))
                .body("settings.wished.vMaxMv", nullValue(), "settings.complete.vMaxMv", equalTo(3_700)));
    }

    /** What the engine says beside the records is a warning as any other, and goes when it is taken back. */
    @Test
    void aGatewayThatIsOfflineIsAWarningUntilItIsHeard() {
        Api.putPack("lonely", "live");
        broker.send(Statuses.frame("lonely", 1, System.currentTimeMillis()));
        PackEvent offline = PackEvent.newBuilder()
                .setPackId("lonely")
                .setIndex(1_000)
                .setAtMs(5_000)
                .setWarningRaised(WarningRaised.newBuilder()
                        .setCode(WarningCode.WARNING_CODE_GATEWAY_OFFLINE)
                        .setDetail("not heard for 60 s")
                        .setSeverity(Severity.SEVERITY_WARNING))
                .build();

        history.stands(offline);

        Eventually.succeeds(() -> Api.as("viewer")
                .get("/api/v1/packs/lonely")
                .then()
                .body("warnings.code", contains("gatewayOffline"), "warnings[0].severity", equalTo("warning"))
                .body("warnings[0].raisedAt", equalTo("1970-01-01T00:00:05Z"))
                .body("warnings[0].detail", equalTo("not heard for 60 s"), "warnings[0].hint", notNullValue()));
        Api.as("viewer").get("/api/v1/fleet").then().body("packsByWarning.gatewayOffline", greaterThanOrEqualTo(1));

        history.takesBack(offline);

        Eventually.succeeds(
                () -> Api.as("viewer").get("/api/v1/packs/lonely").then().body("warnings", empty()));
    }

    @Test
    void aPackThatWasNeverHeardSaysSo() {
        Api.putPack("mute", "live");

        Api.as("viewer")
                .get("/api/v1/packs/mute")
                .then()
                .body("quality", equalTo("never"), "ageMs", nullValue(), "measured", nullValue());
        Api.as("viewer")
                .get("/api/v1/packs/mute/cells")
                .then()
                .body("cells", hasSize(16), "cells.findAll { it.colour != 'grey' }", empty());
    }

    @Test
    void historyKnewThePackBeforeTheStart() {
        Api.putPack("known-before", "live");

        Eventually.succeeds(() -> Api.as("viewer")
                .get("/api/v1/packs/known-before")
                .then()
                .body("measured.packVoltageMv", equalTo(53_120)));
        Api.as("viewer")
                .get("/api/v1/packs/known-before/cells")
                .then()
                .body("cells[0].voltageMv", equalTo(3_333), "cells[0].temperatureDeciC", nullValue());
    }

    @Test
    void oldValuesAreShownAsOld() {
        Api.putPack("old", "live");
        broker.send(Statuses.frame("old", 1, System.currentTimeMillis() - 30_000));

        Eventually.succeeds(() -> Api.as("viewer")
                .get("/api/v1/packs/old")
                .then()
                .body("quality", equalTo("stale"), "ageMs", greaterThanOrEqualTo(30_000)));
    }

    @Test
    void eachCellHasItsOwnAge() {
        Api.putPack("cells", "live");
        long now = System.currentTimeMillis();
        broker.send(Statuses.frame("cells", 1, now - 59_000), Statuses.frame("cells", 2, now));

        Eventually.succeeds(() -> Api.as("viewer")
                .get("/api/v1/packs/cells/cells")
                .then()
                .body("staleAfterMs", equalTo(58_000), "cells", hasSize(16))
                .body("cells[0].stale", equalTo(true), "cells[0].colour", equalTo("grey"))
                .body("cells[0].voltageMv", equalTo(3_301), "cells[0].ageMs", greaterThanOrEqualTo(59_000))
                .body("cells[1].stale", equalTo(false), "cells[1].colour", equalTo("green"))
                .body("cells[1].temperatureDeciC", equalTo(202)));
    }

    @Test
    void theFleetInNumbers() {
        Api.putPack("counted", "live");
        broker.send(Statuses.frame("counted", 1, System.currentTimeMillis())
                .addWarnings(Statuses.warning(WarningCode.WARNING_CODE_TEMPERATURE_HIGH, 1)));

        Eventually.succeeds(() -> Api.as("viewer")
                .get("/api/v1/fleet")
                .then()
                .body("packsByWarning.Th", greaterThanOrEqualTo(1), "packs", greaterThanOrEqualTo(1))
                .body("packsByQuality.live", greaterThanOrEqualTo(1), "packsByQuality.never", notNullValue()));
    }

    @Test
    void listsPackAfterPack() {
        Api.putInstallation("listed");
        Api.putPack("listed-1", "listed");
        Api.putPack("listed-2", "listed");

        String next = Api.as("viewer")
                .get("/api/v1/packs?installation=listed&limit=1&columns=name")
                .then()
                .body("packs.id", contains("listed-1"), "packs[0].keySet()", containsInAnyOrder("id", "name"))
                .extract()
                .path("next");
        Api.as("viewer")
                .get("/api/v1/packs?installation=listed&limit=1&after=" + next)
                .then()
                .body("packs.id", contains("listed-2"), "next", nullValue());
    }

    @Test
    void theStreamBeginsWithAllAndGoesOnWithWhatChanges() throws Exception {
        Api.putPack("streamed", "live");
        String token = Api.token("admin", World.ADMIN_PASSWORD);
        HttpRequest request = HttpRequest.newBuilder(liveStream)
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                var body = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body();
                var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            assertThat(next(lines, "streamed").path("quality").asText()).isEqualTo("never");

            long now = System.currentTimeMillis();
            for (int sequence = 1; sequence <= 50; sequence++) {
                broker.send(Statuses.frame("streamed", sequence, now + sequence));
            }
            JsonNode pack = next(lines, "streamed");
            while (!pack.path("frameAt")
                    .asText()
                    .equals(Instant.ofEpochMilli(now + 50).toString())) {
                pack = next(lines, "streamed");
            }
            assertThat(pack.path("packVoltageMv").asInt()).isEqualTo(53_120);
            assertThat(pack.path("socPercent").asDouble()).isEqualTo(63.517);
            client.shutdownNow();
        }
    }

    /** The next event's part about this pack. */
    private static JsonNode next(BufferedReader lines, String packId) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        // The stream gives a sign of life every 10 s, so no line is waited for without end.
        Instant deadline = Instant.now().plusSeconds(15);
        for (String line = lines.readLine();
                line != null && Instant.now().isBefore(deadline);
                line = lines.readLine()) {
            if (line.startsWith("data:")) {
                for (JsonNode pack : mapper.readTree(line.substring(5)).path("packs")) {
                    if (pack.path("id").asText().equals(packId)) {
                        return pack;
                    }
                }
            }
        }
        throw new AssertionError("nothing about " + packId);
    }
}
