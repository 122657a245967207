package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.RelayOrder;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a gateway is told of its packs: on change, and never for the past. */
class OrdersTest {

    private final Bench bench = new Bench();
    private final Site site = new Site();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void anOrderGoesOutWhenItChangesAndOnlyThen() {
        bench.commission(Site.settings(1));
        for (int second = 0; second < 10; second++) {
            bench.send(site.frame(second));
        }
        List<RelayOrder> first = bench.orders();
        assertThat(first).hasSize(2);
        assertThat(first.get(0).getChargeOn()).as("first frames").isFalse();
        RelayOrder on = first.get(1);
        assertThat(on.getChargeOn()).isTrue();
        assertThat(on.getLoadOn()).isTrue();
        assertThat(on.getInstallationChargeOn())
                .as("a pack alone decides for its installation")
                .isTrue();
        assertThat(on.getOrder().getSequence()).isEqualTo(3);
        assertThat(on.getAtMs()).isEqualTo(Site.START.plusSeconds(2).toEpochMilli());
        assertThat(on.getSettingsRevision()).isEqualTo(1);

        for (int second = 10; second < 20; second++) {
            bench.send(site.lowFrame(second));
        }
        assertThat(bench.orders()).singleElement().satisfies(off -> {
            assertThat(off.getLoadOn()).isFalse();
            assertThat(off.getInstallationLoadOn()).isFalse();
            assertThat(off.getOrder().getSequence()).isEqualTo(12);
        });
    }

    @Test
    void aRelayThatIsHeldOffIsOff() {
        started();
        long untilMs = Site.START.plusSeconds(100).toEpochMilli();
        bench.ask(ActionsTest.overrideOff("a1", untilMs));
        bench.send(site.frame(3));

        assertThat(bench.orders().getLast()).satisfies(order -> {
            assertThat(order.getChargeOn()).isTrue();
            assertThat(order.getLoadOn()).isFalse();
            assertThat(order.getInstallationLoadOn()).isFalse();
            assertThat(order.getLoadHeldOffUntilMs()).isEqualTo(untilMs);
            assertThat(order.getChargeHeldOffUntilMs()).isZero();
        });
        bench.send(site.frame(100));
        assertThat(bench.orders().getLast().getLoadHeldOffUntilMs())
                .as("expired")
                .isZero();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(textBlock = """
                    # waited s | arrived after s | orders | because
                    ''         | 30              | true   | at most 30 s under way
                    ''         | 31              | false  | it is of the past
                    ''         | -3600           | true   | a gateway's clock that is fast is no past
                    30         | 7200            | true   | the gateway's own word counts, its clock may be wrong
                    31         | 0               | false  | it waited in the spool
                    """, delimiter = '|')
    void aRecordOfThePastMovesNoRelay(String waitedSeconds, int arrivedAfter, boolean orders, String because) {
        started();
        for (int second = 3; second < 6; second++) {
            GatewayRecord.Builder low = site.lowFrame(second).toBuilder();
            if (!waitedSeconds.isEmpty()) {
                low.setWaitedMs(Long.parseLong(waitedSeconds) * 1_000);
            }
            bench.send(low.build(), Site.START.plusSeconds(second + arrivedAfter));
        }

        assertThat(!bench.orders().isEmpty()).as(because).isEqualTo(orders);
        assertThat(bench.events()).as("its own time has its events").anyMatch(PackEvent::hasRelayChanged);
        assertThat(bench.statuses()).as("and its values").hasSize(6);
    }

    @Test
    void whenAPackIsLiveAgainItsOrderFollows() {
        started();
        for (int second = 3; second < 6; second++) {
            bench.send(site.lowFrame(second), Site.START.plusSeconds(3_600));
        }
        assertThat(bench.orders()).isEmpty();
        bench.send(site.lowFrame(6));

        assertThat(bench.orders()).singleElement().satisfies(order -> {
            assertThat(order.getLoadOn()).isFalse();
            assertThat(order.getOrder().getSequence()).isEqualTo(7);
        });
    }

    @Test
    void aGatewayIsToldTheSettingsOfItsOwnPacks() throws Exception {
        bench.commission(Site.installation(
                Site.INSTALLATION,
                1,
                Site.pack("farm-1", 1, 2_900).build(),
                Site.pack("farm-2", 1, 2_900).setGatewayId("gateway-2").build()));

        TestRecord<String, byte[]> first = bench.downlink("gateway-1").getFirst();
        assertThat(first.key()).isEqualTo("settings/farm");
        assertThat(packs(first)).containsExactly("farm-1");
        assertThat(packs(bench.downlink("gateway-2").getFirst())).containsExactly("farm-2");
    }

    @Test
    void whatIsNoLongerAGatewaysIsTakenBack() {
        started();
        bench.downlink(Site.GATEWAY);
        bench.commission(Site.installation(
                Site.INSTALLATION,
                2,
                Site.pack(Site.PACK, 2, 2_900).setGatewayId("gateway-2").build()));

        assertThat(bench.downlink(Site.GATEWAY))
                .allSatisfy(record -> assertThat(record.value()).isNull())
                .extracting(TestRecord::key)
                .containsExactlyInAnyOrder("order/farm-1", "settings/farm");
        assertThat(bench.downlink("gateway-2")).extracting(TestRecord::key).containsExactly("settings/farm");
        bench.send(site.frame(3).toBuilder().setGatewayId("gateway-2").build());
        assertThat(bench.orders("gateway-2")).hasSize(1);
    }

    @Test
    void anInstallationThatIsGoneIsTakenBack() {
        started();
        bench.downlink(Site.GATEWAY);
        bench.settings.pipeInput(Site.INSTALLATION, (byte[]) null);

        assertThat(bench.downlink(Site.GATEWAY))
                .allSatisfy(record -> assertThat(record.value()).isNull())
                .hasSize(2);
    }

    @Test
    void sameSettingsAgainAreNotSentAgain() {
        bench.commission(Site.settings(1));
        bench.downlink(Site.GATEWAY);
        bench.commission(Site.settings(1));

        assertThat(bench.downlink(Site.GATEWAY)).isEmpty();
    }

    @Test
    void aMissingTopicStopsNothingAndIsMadeUpForLater() {
        bench.downlinks.fail();
        started();
        bench.pass(Duration.ofSeconds(3));
        assertThat(bench.statuses()).hasSize(3);
        assertThat(bench.meters.get("cellfleet.downlink.missing").counter().count())
                .as("settings and an order, each counted once")
                .isEqualTo(2);

        bench.downlinks.work();
        bench.pass(Duration.ofSeconds(2));
        assertThat(bench.downlink(Site.GATEWAY)).extracting(TestRecord::key).containsExactly("settings/farm");
        bench.send(site.frame(3));
        assertThat(bench.orders())
                .singleElement()
                .satisfies(order -> assertThat(order.getChargeOn()).isTrue());
    }

    private void started() {
        bench.commission(Site.settings(1));
        for (int second = 0; second < 3; second++) {
            bench.send(site.frame(second));
        }
        if (bench.downlinks.has(Site.GATEWAY)) {
            assertThat(bench.orders()).hasSize(2);
        }
    }

    private static List<String> packs(TestRecord<String, byte[]> record) throws Exception {
        return Downlink.parseFrom(record.value()).getSettings().getPacksList().stream()
                .map(io.cellfleet.contract.v1.PackSettings::getPackId)
                .toList();
    }
}
