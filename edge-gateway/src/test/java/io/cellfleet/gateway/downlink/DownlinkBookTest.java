package io.cellfleet.gateway.downlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.RelayPolicy;
import io.cellfleet.gateway.relay.EngineOrder;
import io.cellfleet.gateway.relay.KnownPack;
import io.cellfleet.gateway.relay.RelayPair;
import io.cellfleet.gateway.relay.UnlinkedPolicy;
import io.cellfleet.gateway.spool.DiskTrouble;
import io.cellfleet.gateway.spool.SpoolDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownlinkBookTest {

    @TempDir
    Path folder;

    private final AtomicInteger news = new AtomicInteger();
    private SpoolDatabase database;
    private DownlinkBook book;

    @BeforeEach
    void open() throws DiskTrouble {
        database = SpoolDatabase.open(folder);
        book = new DownlinkBook(
                Messages.GATEWAY, Set.of("a", "b"), DownlinkTable.open(database), news::incrementAndGet);
        book.takeUp();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void restart() throws DiskTrouble {
        database.close();
        open();
    }

    @Test
    void settingsAreKnownUntilTheyAreTakenBack() throws DiskTrouble {
        assertThat(book.pack("house-1", "a")).as("nothing was ever said").isEmpty();

        book.take("settings/house-1", Messages.settings(Messages.installation("house-1", 3, "a")));

        assertThat(revision("a")).contains(3L);
        assertThat(book.pack("house-1", "b")).as("not in them").isEmpty();
        restart();
        assertThat(revision("a")).as("without a network").contains(3L);

        book.take("settings/house-1", null);
        assertThat(book.pack("house-1", "a")).as("no longer ours").isEmpty();
        restart();
        assertThat(book.pack("house-1", "a")).as("no longer ours").isEmpty();
    }

    @Test
    void whatCannotBeUsedLeavesWhatWasKnown() {
        book.take("settings/house-1", Messages.settings(Messages.installation("house-1", 3, "a")));
        int before = news.get();

        book.take("settings/house-1", "not ours".getBytes(StandardCharsets.UTF_8));
        book.take("settings/house-1", Messages.settings(Messages.installation("house-2", 4, "a")));
        var contradiction = Messages.installation("house-1", 4, "a");
        contradiction.getPacksBuilder(0).setVMinMv(3_900);
        book.take("settings/house-1", Messages.settings(contradiction));
        book.take(
                "settings/house-1",
                Messages.settings(Messages.installation("house-1", 4, "a").setTimeZone("Mars")));
        book.take("weather/house-1", Messages.settings(Messages.installation("house-1", 4, "a")));
        book.take(null, Messages.settings(Messages.installation("house-1", 4, "a")));

        assertThat(revision("a")).contains(3L);
        assertThat(news).hasValue(before);
    }

    @Test
    void anotherGatewaysPackIsNotOurs() {
        var settings = Messages.installation("house-1", 3, "a", "b");
        settings.getPacksBuilder(1).setGatewayId("gw-2");

        book.take("settings/house-1", Messages.settings(settings));

        assertThat(revision("a")).contains(3L);
        assertThat(book.pack("house-1", "b")).isEmpty();
    }

    @Test
    void policies() {
        var settings = Messages.installation("house-1", 3, "a", "b");
        settings.getPacksBuilder(0).setUnlinkedPolicy(RelayPolicy.RELAY_POLICY_UNSPECIFIED);
        settings.getPacksBuilder(1).setUnlinkedPolicy(RelayPolicy.RELAY_POLICY_OPEN);
        book.take("settings/house-1", Messages.settings(settings));
        assertThat(book.pack("house-1", "a").map(KnownPack::policy)).contains(UnlinkedPolicy.LOCAL);
        assertThat(book.pack("house-1", "b").map(KnownPack::policy)).contains(UnlinkedPolicy.OPEN);

        settings.getPacksBuilder(1).setUnlinkedPolicyValue(77);
        book.take("settings/house-1", Messages.settings(settings));
        assertThat(book.pack("house-1", "b").map(KnownPack::policy))
                .as("of a later release: the safe one")
                .contains(UnlinkedPolicy.OPEN);
    }

    @Test
    void anOrderThatIsDoubledLateOrForAPackThatIsNotOursChangesNothing() throws DiskTrouble {
        book.take("order/a", Messages.order(Messages.order("a", 2, 100, true)));
        assertThat(ordered("a")).contains(new RelayPair(true, true));
        int before = news.get();

        book.take("order/a", Messages.order(Messages.order("a", 2, 100, false)));
        book.take("order/a", Messages.order(Messages.order("a", 2, 99, false)));
        book.take("order/a", Messages.order(Messages.order("a", 1, 9_999, false)));
        book.take("order/a", Messages.order(Messages.order("b", 2, 101, false)));
        book.take("order/c", Messages.order(Messages.order("c", 2, 101, true)));
        book.take("order/a", Messages.order(Messages.order("a", 0, 0, false)));

        assertThat(ordered("a")).contains(new RelayPair(true, true));
        assertThat(ordered("b")).isEmpty();
        assertThat(ordered("c")).isEmpty();
        assertThat(news).hasValue(before);
        restart();
        assertThat(ordered("a")).as("kept").contains(new RelayPair(true, true));
        book.take("order/a", Messages.order(Messages.order("a", 2, 100, false)));
        assertThat(ordered("a")).as("after a restart, too").contains(new RelayPair(true, true));

        book.take("order/a", Messages.order(Messages.order("a", 2, 101, false)));
        assertThat(ordered("a")).contains(RelayPair.OFF);
    }

    @Test
    void holdsAreKept() throws DiskTrouble {
        Instant until = Instant.parse("2026-06-01T12:00:00Z");
        book.take(
                "order/a",
                Messages.order(Messages.order("a", 2, 100, true).setLoadHeldOffUntilMs(until.toEpochMilli())));
        restart();

        EngineOrder order = book.order("a").orElseThrow();

        assertThat(order.loadHold().until()).contains(until);
        assertThat(order.chargeHold().until()).isEmpty();
        assertThat(order.suspended()).isFalse();
    }

    private Optional<Long> revision(String pack) {
        return book.pack("house-1", pack).map(it -> it.settings().revision());
    }

    private Optional<RelayPair> ordered(String pack) {
        return book.order(pack).map(EngineOrder::pack);
    }
}
