package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.RejectedRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One gateway cannot speak for another's pack. */
class OwnershipTest {

    private final Bench bench = new Bench();
    private final Site site = new Site();

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(textBlock = """
                    # owner     | speaker   | reason          | because
                    gateway-1   | gateway-1 | ''              | its own gateway is believed
                    gateway-2   | gateway-1 | NOT_ITS_GATEWAY | another one speaks for it
                    ''          | gateway-1 | NO_GATEWAY      | a pack nobody owns takes nobody's word
                    """, delimiter = '|')
    void onlyItsOwnGatewaySpeaksForAPack(String owner, String speaker, String reason, String because) {
        bench.commission(Site.installation(
                Site.INSTALLATION,
                1,
                Site.pack(Site.PACK, 1, 2_900).setGatewayId(owner).build()));
        bench.send(site.frame(0).toBuilder().setGatewayId(speaker).build());

        assertThat(bench.rejected().stream().map(RejectedRecord::getReason))
                .as(because)
                .containsExactlyElementsOf(reason.isEmpty() ? java.util.List.of() : java.util.List.of(reason));
        assertThat(bench.statuses()).as(because).hasSize(reason.isEmpty() ? 1 : 0);
    }

    @Test
    void theRefusalSaysWhoSpeaksAndWhatToDo() {
        bench.commission(Site.settings(1));
        bench.send(site.frame(0).toBuilder().setGatewayId("gateway-9").build());
        bench.commission(Site.installation(
                Site.INSTALLATION,
                2,
                Site.pack(Site.PACK, 2, 2_900).clearGatewayId().build()));
        bench.send(site.frame(1));

        assertThat(bench.rejected())
                .extracting(RejectedRecord::getDetail)
                .containsExactly(
                        "gateway_id is 'gateway-9' but gateway 'gateway-1' speaks for pack farm-1",
                        "pack farm-1 has no gateway: assign gateway gateway-1 to it if it is the right one");
    }

    @Test
    void aPackMovesToItsNewGateway() {
        bench.commission(Site.settings(1));
        bench.send(site.frame(0));
        bench.commission(Site.installation(
                Site.INSTALLATION,
                2,
                Site.pack(Site.PACK, 2, 2_900).setGatewayId("gateway-2").build()));
        bench.send(site.frame(1));
        GatewayRecord byNew =
                site.frame(2).toBuilder().setGatewayId("gateway-2").build();
        bench.send(byNew);

        assertThat(bench.rejected()).extracting(RejectedRecord::getReason).containsExactly("NOT_ITS_GATEWAY");
        assertThat(bench.statuses())
                .extracting(status -> status.getOrder().getSequence())
                .containsExactly(1L, 3L);
    }

    /** Whoever may write could make a time series of every name he thinks of. */
    @Test
    void refusalsAreCountedByGatewaysThatSettingsNameAndByReasonsOfOurs() {
        bench.commission(Site.settings(1));
        bench.send(site.frame(0).toBuilder().setPackId("farm-9").build());
        bench.send(site.frame(0).toBuilder().setGatewayId("gateway-8").build());
        bench.send(site.frame(0).toBuilder().setGatewayId("gateway-9").build());
        GatewayRecord.Builder stretch = site.rejectedStretch(1, new byte[] {1}).toBuilder();
        stretch.getRejectedStretchBuilder().setReason("any word");
        bench.send(stretch.build());
        bench.send(site.rejectedStretch(2, new byte[] {1}));

        assertThat(bench.count("gateway-1", "UNKNOWN_PACK")).isEqualTo(1);
        assertThat(bench.count("unknown", "NOT_ITS_GATEWAY")).isEqualTo(2);
        assertThat(bench.count("gateway-1", "OTHER")).isEqualTo(1);
        assertThat(bench.count("gateway-1", "NOISE")).isEqualTo(1);
        assertThat(bench.meters.find("cellfleet.rejected").counters()).hasSize(4);
    }
}
