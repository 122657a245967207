package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.RelayOrder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two packs in parallel: the installation may only what both may (rules R11, S8). */
class ParallelPacksTest {

    private final Bench bench = new Bench();
    private final Site first = new Site(Site.INSTALLATION, "farm-1");
    private final Site second = new Site(Site.INSTALLATION, "farm-2");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aPackAloneHasNoInstallationBesideIt() {
        bench.commission(Site.settings(1));
        bench.send(first.frame(0));

        assertThat(bench.statuses().getLast().hasInstallation()).isFalse();
        try (var entries = bench.driver
                .getKeyValueStore(EngineTopology.INSTALLATION_STATES)
                .all()) {
            assertThat(entries.hasNext()).isFalse();
        }
    }

    @Test
    void theInstallationMayWhenEveryPackMay() {
        both();
        for (int at = 0; at < 3; at++) {
            bench.send(first.frame(at));
        }
        PackStatus alone = bench.statuses().getLast();
        assertThat(alone.getCharge().getOn()).isTrue();
        assertThat(alone.getInstallation().getCharge().getOn()).isFalse();
        assertThat(alone.getInstallation().getCharge().getBlockedByList()).containsExactly("farm-2");
        assertThat(alone.getInstallation().hasSocMilliPercent())
                .as("one was never heard")
                .isFalse();

        for (int at = 3; at < 6; at++) {
            bench.send(second.frame(at));
        }
        PackStatus together = bench.statuses().getLast();
        assertThat(together.getInstallation().getCharge().getOn()).isTrue();
        assertThat(together.getInstallation().getSocMilliPercent()).isBetween(49_900, 50_100);
        assertThat(together.getInstallation().getOldestFrameAtMs())
                .isEqualTo(Site.START.plusSeconds(2).toEpochMilli());
        List<PackEvent> changes = bench.events().stream()
                .filter(PackEvent::hasInstallationRelayChanged)
                .toList();
        assertThat(changes)
                .extracting(event -> event.getInstallationRelayChanged().getRelay())
                .containsExactly(RelayName.RELAY_NAME_CHARGE, RelayName.RELAY_NAME_LOAD);
        assertThat(changes).allSatisfy(event -> assertThat(event.getPackId()).isEqualTo("farm-2"));
        assertThat(changes.getFirst().getIndex())
                .as("after the record's own events")
                .isEqualTo(2);
    }

    @Test
    void bothPacksAreToldWhatWasDecidedAboutTheInstallation() {
        live();
        bench.orders();
        bench.send(first.frame(5));
        for (int at = 5; at < 8; at++) {
            bench.send(second.lowFrame(at));
        }

        List<RelayOrder> orders = bench.orders();
        assertThat(orders)
                .hasSize(2)
                .allSatisfy(order -> assertThat(order.getInstallationLoadOn()).isFalse());
        RelayOrder low = orders.stream()
                .filter(order -> order.getPackId().equals("farm-2"))
                .findFirst()
                .orElseThrow();
        RelayOrder other = orders.stream()
                .filter(order -> order.getPackId().equals("farm-1"))
                .findFirst()
                .orElseThrow();
        assertThat(low.getLoadOn()).isFalse();
        assertThat(other.getLoadOn()).as("its own decision stays").isTrue();
        assertThat(other.getOrder().getSequence())
                .as("under its own newest number")
                .isEqualTo(6);
    }

    /** A gateway ignores an order whose number is not newer. */
    @Test
    void aPackWithoutANewerRecordIsToldWithItsNextOne() {
        both();
        for (int at = 0; at < 3; at++) {
            bench.send(second.frame(at));
        }
        for (int at = 0; at < 3; at++) {
            bench.send(first.frame(at));
        }
        // Now the newest order of farm-1 has the number of its newest record.
        for (int at = 3; at < 6; at++) {
            bench.send(second.lowFrame(at));
        }
        assertThat(bench.orders())
                .filteredOn(order -> order.getPackId().equals("farm-1"))
                .extracting(RelayOrder::getInstallationLoadOn)
                .endsWith(true);
        bench.send(first.frame(6));

        assertThat(bench.orders()).singleElement().satisfies(order -> {
            assertThat(order.getPackId()).isEqualTo("farm-1");
            assertThat(order.getInstallationLoadOn()).isFalse();
            assertThat(order.getLoadOn()).isTrue();
        });
    }

    @Test
    void aSilentPackKeepsTheInstallationOff() {
        live();
        bench.orders();
        for (int at = 5; at < 30; at++) {
            bench.send(first.frame(at));
        }

        PackStatus last = bench.statuses().getLast();
        assertThat(last.getCharge().getOn()).isTrue();
        assertThat(last.getInstallation().getCharge().getBlockedByList()).containsExactly("farm-2");
        assertThat(bench.orders())
                .filteredOn(order -> order.getPackId().equals("farm-1"))
                .singleElement()
                .satisfies(order -> assertThat(order.getInstallationChargeOn()).isFalse());
    }

    private void both() {
        bench.commission(Site.installation(
                Site.INSTALLATION,
                1,
                Site.pack("farm-1", 1, 2_900).build(),
                Site.pack("farm-2", 1, 2_900).build()));
    }

    private void live() {
        both();
        for (int at = 0; at < 5; at++) {
            bench.send(first.frame(at));
            bench.send(second.frame(at));
        }
    }
}
