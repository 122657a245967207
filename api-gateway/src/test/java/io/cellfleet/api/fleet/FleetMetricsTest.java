package io.cellfleet.api.fleet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import org.junit.jupiter.api.Test;

/** What Prometheus reads of the fleet. */
@QuarkusTest
@QuarkusTestResource(World.class)
class FleetMetricsTest {

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void sumsOfTheFleetAndNothingOfSites() {
        Api.putInstallation("metrics-farm");
        Api.putPack("metrics-farm-1", "metrics-farm");

        Eventually.succeeds(() -> {
            String told = given().get(metrics).asString();
            assertThat(told).contains("cellfleet_fleet_packs{quality=\"never\"}");
            assertThat(told).containsPattern("cellfleet_fleet_installations [1-9]");
            assertThat(told)
                    .contains(
                            "cellfleet_fleet_warnings{code=\"Vh\"}",
                            "cellfleet_fleet_power_watts{direction=\"incoming\"}");
            assertThat(told).doesNotContain("metrics-farm");
        });
    }
}
