package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.WarningCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gateway of which nothing comes is offline: a state of the link, by the wall clock. */
class LinksTest {

    private final Bench bench = new Bench();
    private final Site site = new Site();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void itIsOfflineAfterSixtySecondsAndBackWithItsNextRecord() {
        started();
        bench.pass(Duration.ofSeconds(60));
        assertThat(links()).as("not yet").isEmpty();
        bench.pass(Duration.ofSeconds(2));

        PackEvent raised = only(links());
        assertThat(raised.getWarningRaised().getDetail()).contains("gateway-1 was not heard for 6");
        assertThat(raised.getOrder().getSequence())
                .as("the pack's newest record")
                .isEqualTo(3);
        assertThat(raised.getIndex()).as("apart from the record's own events").isGreaterThan(1_000_000);
        assertThat(raised.getAtMs()).isBetween(nowMs() - 2_000, nowMs());
        assertThat(raised.getSimulated()).isTrue();
        bench.pass(Duration.ofSeconds(100));
        assertThat(links()).as("said once").isEmpty();

        bench.send(site.lineReport(200));
        PackEvent cleared = only(links());
        assertThat(cleared.getWarningCleared().getRaisedAtMs()).isEqualTo(raised.getAtMs());
        assertThat(cleared.getOrder()).isEqualTo(raised.getOrder());
        assertThat(cleared.getIndex()).isNotEqualTo(raised.getIndex());
    }

    @Test
    void eachSilenceBehindTheSameRecordHasEventsOfItsOwn() {
        started();
        List<PackEvent> said = new ArrayList<>();
        for (int revision = 3; revision < 7; revision++) {
            // To another gateway, which is never heard, and back to the first one, which is not heard either.
            bench.pass(Duration.ofSeconds(70));
            bench.commission(Site.installation(
                    Site.INSTALLATION,
                    revision,
                    Site.pack(Site.PACK, revision, 2_900)
                            .setGatewayId("gateway-" + (1 + revision % 2))
                            .build()));
            bench.pass(Duration.ofSeconds(50));
            List<PackEvent> now = links();
            assertThat(now).as("the new one has a minute to be heard").hasSize(2);
            said.addAll(now);
        }

        assertThat(said).hasSize(8);
        assertThat(said.stream().map(PackEvent::getOrder).distinct()).hasSize(1);
        assertThat(said.stream().map(PackEvent::getIndex).distinct()).hasSize(8);
    }

    @Test
    void itsEventsTouchNoPack() {
        started();
        bench.statuses();
        bench.pass(Duration.ofSeconds(70));
        assertThat(links()).hasSize(1);
        bench.send(site.frame(70));

        assertThat(bench.statuses())
                .singleElement()
                .satisfies(status -> assertThat(status.getWarningsList())
                        .noneMatch(warning -> warning.getCode() == WarningCode.WARNING_CODE_GATEWAY_OFFLINE));
    }

    @Test
    void aGatewayNeverHeardIsNotOffline() {
        bench.commission(Site.settings(1));
        bench.pass(Duration.ofSeconds(100));

        assertThat(links()).isEmpty();
    }

    @Test
    void aBacklogSaysNothingAboutWhoIsSilentNow() {
        started();
        Site other = new Site("mill", "mill-1");
        bench.commission(Site.installation(
                "mill",
                1,
                Site.pack("mill-1", 1, 2_900).setGatewayId("gateway-2").build()));
        for (int i = 0; i < 100; i++) {
            // What comes is an hour old: the engine is catching up.
            bench.send(byOther(other.frame(i)), bench.now().minusSeconds(3_600));
            bench.pass(Duration.ofSeconds(1));
        }
        assertThat(links()).isEmpty();
        for (int i = 100; i < 158; i++) {
            bench.send(byOther(other.frame(i)), bench.now());
            bench.pass(Duration.ofSeconds(1));
        }
        assertThat(links()).as("counted from when it has caught up").isEmpty();
        for (int i = 158; i < 170; i++) {
            bench.send(byOther(other.frame(i)), bench.now());
            bench.pass(Duration.ofSeconds(1));
        }
        assertThat(only(links()).getInstallationId()).isEqualTo("farm");
    }

    @Test
    void aTimeInWhichTheEngineStoodStillDoesNotCount() {
        started();
        bench.pass(Duration.ofSeconds(30));
        bench.standStill(Duration.ofMinutes(10));
        bench.pass(Duration.ofSeconds(50));
        assertThat(links()).isEmpty();
        bench.pass(Duration.ofSeconds(20));
        assertThat(links()).hasSize(1);
    }

    @Test
    void aPackThatHasAnotherGatewayNowWaitsForTheOldOneNoMore() {
        started();
        bench.pass(Duration.ofSeconds(70));
        assertThat(links()).hasSize(1);
        bench.commission(Site.installation(
                Site.INSTALLATION,
                2,
                Site.pack(Site.PACK, 2, 2_900).setGatewayId("gateway-2").build()));

        assertThat(only(links()).hasWarningCleared()).isTrue();
        try (var entries =
                bench.driver.getKeyValueStore(EngineTopology.OFFLINE_GATEWAYS).all()) {
            assertThat(entries.hasNext()).isFalse();
        }
    }

    @Test
    void recordsOfOthersAreNotItsLife() {
        started();
        for (int i = 0; i < 70; i++) {
            bench.send(site.frame(3 + i).toBuilder().setGatewayId("gateway-9").build());
            bench.pass(Duration.ofSeconds(1));
        }

        assertThat(links()).hasSize(1);
    }

    private void started() {
        bench.commission(Site.settings(1));
        for (int second = 0; second < 3; second++) {
            bench.send(site.frame(second));
        }
    }

    private static GatewayRecord byOther(GatewayRecord gatewayRecord) {
        return gatewayRecord.toBuilder().setGatewayId("gateway-2").build();
    }

    private long nowMs() {
        return bench.now().toEpochMilli();
    }

    private List<PackEvent> links() {
        return bench.events().stream()
                .filter(event -> event.getIndex() >= 1_000)
                .toList();
    }

    private static PackEvent only(List<PackEvent> events) {
        assertThat(events).hasSize(1);
        return events.getFirst();
    }
}
