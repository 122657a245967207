package io.cellfleet.engine.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.ClearEnergyCounters;
import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.Progress;
import io.cellfleet.contract.v1.RejectedRecord;
import io.cellfleet.contract.v1.RelayOrder;
import io.cellfleet.contract.v1.ReleaseQuarantine;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine as it runs: Quarkus, Kafka Streams and a real broker, read as others read it, committed only. */
@QuarkusTest
@QuarkusTestResource(Broker.class)
class EngineTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource(value = "/health", management = true)
    URL health;

    @Inject
    PlantedFailure failure;

    private Wire wire;

    @BeforeEach
    void open() {
        wire = new Wire(bootstrapServers);
    }

    @AfterEach
    void close() {
        failure.mend();
        wire.close();
    }

    @Test
    void framesBecomeStatusesInOrderAndGarbageDoesNotStopIt() {
        Site site = commissioned("garden");
        for (int second = 0; second < 20; second++) {
            wire.send(site.frame(second));
            wire.send(Topics.FRAMES, "garden", "noise".getBytes(StandardCharsets.UTF_8));
        }

        List<PackStatus> statuses = wire.read(
                Topics.STATUS,
                PackStatus.parser(),
                status -> status.getInstallationId().equals("garden"),
                20);
        assertThat(statuses)
                .extracting(status -> status.getOrder().getSequence())
                .containsExactly(
                        1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L, 20L);
        assertThat(wire.read(Topics.REJECTED, RejectedRecord.parser(), rejected -> true, 20))
                .extracting(RejectedRecord::getReason)
                .containsOnly("NOT_OURS");
    }

    @Test
    void aGatewayFindsItsSettingsAndOrdersAndTheEnginesProgress() {
        Site site = commissioned("mill");
        for (int second = 0; second < 3; second++) {
            wire.send(live(site, second));
        }

        List<Downlink> downlink = orders("mill", RelayOrder::getLoadOn);
        assertThat(downlink.getFirst().getSettings().getPacks(0).getPackId()).isEqualTo("mill-1");
        assertThat(downlink.getLast().getOrder().getOrder().getSequence()).isEqualTo(3);
        List<Progress> progress = wire.read(Topics.PROGRESS, Progress.parser(), told -> true, 1);
        assertThat(progress.getFirst().getAtMs()).isPositive();
    }

    @Test
    void anActionHasItsEvent() {
        Site site = commissioned("lodge");
        wire.send(site.frame(0));
        OperatorAction action = OperatorAction.newBuilder()
                .setActionId("a1")
                .setInstallationId("lodge")
                .setPackId("lodge-1")
                .setAuthor("alice")
                .setRequestedAtMs(System.currentTimeMillis())
                .setClearEnergyCounters(ClearEnergyCounters.getDefaultInstance())
                .build();
        // Frames go on until the action has come to one of them.
        Optional<PackEvent> applied = Optional.empty();
        wire.send(Topics.OPERATOR_ACTIONS, "lodge", action.toByteArray());
        for (int second = 1; second < 120 && applied.isEmpty(); second++) {
            wire.send(site.frame(second));
            applied = wire.soFar(Topics.EVENTS, PackEvent.parser()).stream()
                    .filter(PackEvent::hasActionApplied)
                    .findFirst();
        }

        assertThat(applied.orElseThrow().getActionApplied().getActionId()).isEqualTo("a1");
    }

    @Test
    void aRecordThatCannotBeDigestedHoldsItsInstallationUntilItIsReleased() {
        Site site = commissioned("barn");
        failure.at(4);
        for (int second = 0; second < 6; second++) {
            wire.send(live(site, second));
        }
        orders("barn", RelayOrder::getSuspended);
        given().when()
                .get(health)
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'quarantine' }.data.barn", Matchers.notNullValue());

        failure.mend();
        wire.send(
                Topics.OPERATOR_ACTIONS,
                "barn",
                OperatorAction.newBuilder()
                        .setActionId("r1")
                        .setInstallationId("barn")
                        .setAuthor("alice")
                        .setRequestedAtMs(System.currentTimeMillis())
                        .setReleaseQuarantine(ReleaseQuarantine.getDefaultInstance())
                        .build()
                        .toByteArray());
        List<PackStatus> statuses = wire.read(
                Topics.STATUS,
                PackStatus.parser(),
                status -> status.getInstallationId().equals("barn"),
                6);
        assertThat(statuses)
                .extracting(status -> status.getOrder().getSequence())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(wire.read(
                        Topics.EVENTS,
                        PackEvent.parser(),
                        event -> event.getInstallationId().equals("barn") && event.getIndex() >= 1_000,
                        2))
                .extracting(PackEvent::getFactCase)
                .containsExactly(PackEvent.FactCase.WARNING_RAISED, PackEvent.FactCase.WARNING_CLEARED);
    }

    /** A record that comes as soon as it is captured. */
    private static GatewayRecord live(Site site, int second) {
        return site.frame(second).toBuilder().setWaitedMs(0).build();
    }

    /** What the installation's gateway finds in its topic, up to the first order like this. */
    private List<Downlink> orders(String installation, Predicate<RelayOrder> last) {
        String topic = Topics.downlink("gateway-" + installation).name();
        return wire.readUntil(
                topic, Downlink.parser(), downlink -> downlink.hasOrder() && last.test(downlink.getOrder()));
    }

    private Site commissioned(String installation) {
        wire.send(
                Topics.SETTINGS,
                installation,
                Site.installation(
                                installation,
                                1,
                                Site.pack(installation + "-1", 1, 2_900)
                                        .setGatewayId("gateway-" + installation)
                                        .build())
                        .toByteArray());
        // When they stand in the gateway's topic, they have been taken.
        wire.readUntil(Topics.downlink("gateway-" + installation).name(), Downlink.parser(), Downlink::hasSettings);
        return new Site(installation, installation + "-1", "gateway-" + installation);
    }
}
