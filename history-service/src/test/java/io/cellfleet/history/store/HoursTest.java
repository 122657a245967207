package io.cellfleet.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.Energy;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.StateOfCharge;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Eventually;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hours from frames, as the running service makes them. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class HoursTest {

    private static final int MINUTE_MS = 60_000;
    private static final int HOUR_MS = 60 * MINUTE_MS;

    @Inject
    Chain chain;

    @Inject
    Hours hours;

    @Test
    void anHourIsWhatItsMinutesAre() throws Exception {
        chain.send(
                frame("hours-one", 1, 0, 10_000, 15_000, 100, 50),
                frame("hours-one", 2, 10_000, 20_000, 15_001, 101, 50),
                frame("hours-one", 3, 59 * MINUTE_MS, -30_000, 90_000, 105, 57));
        Map<String, @Nullable Object> hour = awaitHour("hours-one", 0, "minutes", 2);

        assertThat(hour)
                .containsEntry("frames", 3)
                // 30 s of the first minute, 20 s of the last one.
                .containsEntry("covered_ms", 50_000)
                .containsEntry("current_ma_min", -30_000)
                .containsEntry("current_ma_mean", 0)
                .containsEntry("current_ma_max", 20_000)
                .containsEntry("soc_milli_percent_min", 15_000)
                .containsEntry("soc_milli_percent_max", 90_000)
                .containsEntry("soc_low_ms", 30_000)
                .containsEntry("soc_middle_ms", 0)
                .containsEntry("soc_high_ms", 20_000)
                .containsEntry("temperature_deci_c_mean", null)
                .containsEntry("temperate_ms", 0)
                // Since the first minute: what was before it nobody knows.
                .containsEntry("collected_wh", 4L)
                .containsEntry("consumed_wh", 7L);
    }

    /** Each Wh is in one hour, whatever comes late; and a counter that was cleared begins again. */
    @Test
    void energyIsCountedOnce() throws Exception {
        chain.send(
                frame("hours-energy", 1, 0, 0, 0, 100, 0),
                frame("hours-energy", 3, 3 * HOUR_MS, 0, 0, 110, 0),
                frame("hours-energy", 4, 3 * HOUR_MS + MINUTE_MS, 0, 0, 4, 0),
                frame("hours-energy", 5, 4 * HOUR_MS, 0, 0, 5, 0));
        awaitHour("hours-energy", 3, "collected_wh", 14L);
        awaitHour("hours-energy", 4, "collected_wh", 1L);
        assertThat(hour("hours-energy", 0)).containsEntry("collected_wh", null);

        chain.send(frame("hours-energy", 2, HOUR_MS, 0, 0, 107, 0));

        awaitHour("hours-energy", 1, "collected_wh", 7L);
        awaitHour("hours-energy", 3, "collected_wh", 7L);
        awaitHour("hours-energy", 4, "collected_wh", 1L);
    }

    @Test
    void aLateFrameChangesItsHour() throws Exception {
        chain.send(frame("hours-late", 1, 0, 1_000, 0, 0, 0), frame("hours-late", 3, HOUR_MS, 1_000, 0, 0, 0));
        awaitHour("hours-late", 0, "frames", 1);
        awaitHour("hours-late", 1, "frames", 1);

        chain.send(frame("hours-late", 2, 30_000, 3_000, 0, 0, 0));

        assertThat(awaitHour("hours-late", 0, "frames", 2)).containsEntry("current_ma_mean", 2_000);
        assertThat(hour("hours-late", 1)).containsEntry("frames", 1);
    }

    /** The hour that runs is due, and waits. */
    @Test
    void anHourThatIsNotOver() throws Exception {
        long nextMs = (System.currentTimeMillis() / HOUR_MS + 1) * HOUR_MS;
        chain.send(Samples.frame("hours-now", 1, nextMs, 51_200).build());
        chain.awaitStatuses("hours-now", 1);

        hours.make(Instant.ofEpochMilli(nextMs - HOUR_MS));

        assertThat(chain.countRows("pack_hour", "hours-now")).isZero();
        assertThat(chain.countRows("hour_due", "hours-now")).isEqualTo(1);
    }

    private Map<String, @Nullable Object> awaitHour(String packId, int hour, String column, Object value)
            throws Exception {
        return Eventually.get(() -> hour(packId, hour), row -> value.equals(row.get(column)));
    }

    private Map<String, @Nullable Object> hour(String packId, int hour) throws Exception {
        List<Map<String, @Nullable Object>> rows = chain.rows(
                "SELECT * FROM history.pack_hour WHERE hour = timestamptz '" + Instant.ofEpochMilli(Samples.MIDNIGHT_MS)
                        + "' + interval '" + hour + " hours' AND pack_id = ?",
                packId);
        return rows.isEmpty() ? Map.of() : rows.getFirst();
    }

    private static PackStatus frame(
            String packId,
            long sequence,
            long sinceMidnightMs,
            int currentMa,
            int socMilliPercent,
            long collectedWh,
            long consumedWh) {
        return Samples.lineReport(packId, sequence, Samples.MIDNIGHT_MS + sinceMidnightMs)
                .setMeasured(Measurement.newBuilder().setPackVoltageMv(51_200).setCurrentMa(currentMa))
                .setSoc(StateOfCharge.newBuilder().setManualMilliPercent(socMilliPercent))
                .setEnergy(Energy.newBuilder().setCollectedTotalWh(collectedWh).setConsumedTotalWh(consumedWh))
                .build();
    }
}
