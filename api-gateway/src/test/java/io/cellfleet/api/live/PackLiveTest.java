package io.cellfleet.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.api.world.Statuses;
import io.cellfleet.contract.history.v1.LatestPack;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of two statuses is kept, and how far the values may be believed. */
class PackLiveTest {

    private static final long T = 1_780_000_000_000L;

    private final LiveView view = new LiveView();

    @ParameterizedTest(name = "{6}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            enrolment | boot | sequence | seconds later | kept | voltage | because
            1         | 1    | 11       |             1 | yes  | 1       | the next one
            1         | 1    | 10       |             1 | no   | 53120   | the same once more
            1         | 1    | 9        |             1 | no   | 53120   | an older one, whatever its time
            1         | 1    | 11       |           -60 | yes  | 1       | a newer one, whatever its time
            1         | 2    | 1        |             1 | yes  | 1       | a restarted gateway counts anew
            2         | 1    | 1        |             1 | yes  | 1       | an enrolled one too
            1         | 0    | 99       |             1 | no   | 53120   | the boot before
            """)
    void newerOrderWins(
            int enrolment, int boot, long sequence, long later, String kept, int voltageMv, String because) {
        view.apply(Statuses.frame("p", 10, T).build(), T);

        PackStatus.Builder second = Statuses.frame("p", sequence, T + 1_000 * later)
                .setOrder(OrderNumber.newBuilder()
                        .setEnrolment(enrolment)
                        .setBoot(boot)
                        .setSequence(sequence));
        second.getMeasuredBuilder().setPackVoltageMv(1);
        long before = view.changesSince(0).version();
        view.apply(second.build(), T);

        assertThat(now().status().getMeasured().getPackVoltageMv()).isEqualTo(voltageMv);
        assertThat(view.changesSince(before).packIds().contains("p")).isEqualTo("yes".equals(kept));
    }

    @Test
    void whatStandsBesideTheRecordsOutlastsThem() {
        Warning offline = Statuses.warning(WarningCode.WARNING_CODE_GATEWAY_OFFLINE, T);
        view.apply(Statuses.frame("p", 1, T).build(), T);
        long before = view.changesSince(0).version();

        view.stand(Map.of("p", List.of(offline), "nobody", List.of(offline)));
        view.apply(
                Statuses.frame("p", 2, T + 1_000)
                        .addWarnings(Statuses.warning(WarningCode.WARNING_CODE_CLOCK, T))
                        .build(),
                T + 1_000);

        assertThat(now().warnings())
                .extracting(Warning::getCode)
                .containsExactly(WarningCode.WARNING_CODE_CLOCK, WarningCode.WARNING_CODE_GATEWAY_OFFLINE);
        assertThat(view.changesSince(before).packIds()).containsExactly("p");
        long told = view.changesSince(before).version();
        view.stand(Map.of("p", List.of(offline)));
        assertThat(view.changesSince(told).packIds())
                .as("the same again is no news")
                .isEmpty();
        view.stand(Map.of());
        assertThat(now().warnings()).extracting(Warning::getCode).containsExactly(WarningCode.WARNING_CODE_CLOCK);
    }

    @Test
    void aLineReportKeepsTheLastMeasurementAndItsTime() {
        view.apply(Statuses.frame("p", 1, T).build(), T);

        view.apply(Statuses.lineReport("p", 2, T + 5_000).clearSoc().build(), T + 5_000);

        assertThat(now().status().getMeasured().getPackVoltageMv()).isEqualTo(53_120);
        assertThat(now().status().getDevice().getSocPercent()).isEqualTo(64);
        assertThat(now().status().hasSoc())
                .as("only what a frame measures is kept")
                .isFalse();
        assertThat(now().frameAtMs()).isEqualTo(T);
        assertThat(now().ageMs(T + 7_000)).hasValue(7_000);
    }

    @Test
    void eachCellKeepsItsOwnTime() {
        view.load(LatestPack.newBuilder().setStatus(Statuses.frame("p", 1, T)).build(), T);
        view.apply(Statuses.frame("p", 2, T + 1_000).build(), T + 1_000);

        assertThat(view.cells("p")).extracting(CellNow::number).containsExactly(1, 2);
        assertThat(view.cells("p")).extracting(CellNow::atMs).containsExactly(T, T + 1_000);
        assertThat(view.allCellsInOneFrame("p")).isFalse();
    }

    @Test
    void whatHistoryKnowsIsNoNewsAfterANewerStatus() {
        view.apply(Statuses.frame("p", 5, T + 5_000).build(), T + 5_000);

        view.load(
                LatestPack.newBuilder()
                        .setStatus(Statuses.frame("p", 4, T + 4_000))
                        .build(),
                T + 6_000);

        assertThat(now().frameAtMs()).isEqualTo(T + 5_000);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            captured | looked at | quality | because
                   0 |         0 | LIVE    | just now
                   0 |     20000 | LIVE    | the last moment
                   0 |     20001 | STALE   | over 20 s
                   0 |     60000 | STALE   | the last moment
                   0 |     60001 | SILENT  | over 60 s
              600000 |         0 | LIVE    | a clock that is ahead: age counts from arrival
              600000 |     20001 | STALE   | and goes on counting from there
            """)
    void qualityByAge(long capturedMs, long lookedAtMs, Quality quality, String because) {
        view.apply(Statuses.frame("p", 1, T + capturedMs).build(), T);

        assertThat(now().quality(T + lookedAtMs)).isEqualTo(quality);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            report after frame | warning       | quality | because
                         20000 | COMMUNICATION | LIVE    | E for another reason: frames do come
                         20001 | COMMUNICATION | SILENT  | the gateway is heard, the pack is not (rule W2)
                         20001 | VOLTAGE_HIGH  | STALE   | without E the age alone decides
            """)
    void qualityByReportedSilence(long reportAfterMs, String warning, Quality quality, String because) {
        view.apply(Statuses.frame("p", 1, T).build(), T);
        view.apply(
                Statuses.lineReport("p", 2, T + reportAfterMs)
                        .addWarnings(Statuses.warning(WarningCode.valueOf("WARNING_CODE_" + warning), T))
                        .build(),
                T + reportAfterMs);

        assertThat(now().quality(T + reportAfterMs)).isEqualTo(quality);
    }

    @Test
    void withoutAFrameThereIsNoAge() {
        view.apply(Statuses.lineReport("p", 1, T).build(), T);

        assertThat(now().quality(T)).isEqualTo(Quality.NEVER);
        assertThat(now().ageMs(T)).isEmpty();
    }

    @Test
    void theClockAloneMakesNews() {
        view.apply(Statuses.frame("p", 1, T).build(), T);
        view.lookAtTheClock(T);
        long version = view.changesSince(0).version();

        view.lookAtTheClock(T + 20_000);
        assertThat(view.changesSince(version).packIds()).as("still live").isEmpty();
        view.lookAtTheClock(T + 20_001);
        assertThat(view.changesSince(version).packIds()).as("now stale").containsExactly("p");
    }

    private PackNow now() {
        return view.pack("p").orElseThrow();
    }
}
