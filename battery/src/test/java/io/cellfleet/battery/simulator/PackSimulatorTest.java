package io.cellfleet.battery.simulator;

import static io.cellfleet.battery.simulator.Simulation.MIDNIGHT;
import static io.cellfleet.battery.simulator.Simulation.ZURICH;
import static io.cellfleet.battery.simulator.Simulation.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a simulator speaks, and that it always says the same. */
class PackSimulatorTest {

    private static final Instant NOON = MIDNIGHT.plusSeconds(12 * 3_600);

    @Test
    void speaksOnceAPeriodFromItsStart() {
        PackSimulator simulator = PackSimulator.start(pack(), ZURICH, NOON);

        assertThat(simulator.bytesUntil(NOON.minusMillis(1))).isEmpty();
        assertThat(simulator.bytesUntil(NOON)).hasSize(58);
        assertThat(simulator.bytesUntil(NOON)).isEmpty();
        assertThat(simulator.bytesUntil(NOON.plusMillis(999))).isEmpty();
        assertThat(simulator.bytesUntil(NOON.plusMillis(1_000))).hasSize(58);
        assertThat(simulator.bytesUntil(NOON.minusSeconds(60)))
                .as("time that runs back")
                .isEmpty();
        assertThat(simulator.bytesUntil(NOON.plusMillis(3_500)))
                .as("two periods late")
                .hasSize(116);
    }

    @Test
    void howOftenItIsAskedChangesNothing() {
        PackSimulator seldom = PackSimulator.start(pack(), ZURICH, NOON);
        byte[] atOnce = seldom.bytesUntil(NOON.plusSeconds(599));

        assertThat(atOnce).isEqualTo(bytes(PackSimulator.start(pack(), ZURICH, NOON), NOON, 600));
    }

    @Test
    void anotherSeedIsAnotherPack() {
        assertThat(bytes(PackSimulator.start(pack(1), ZURICH, NOON), NOON, 60))
                .isNotEqualTo(bytes(PackSimulator.start(pack(2), ZURICH, NOON), NOON, 60));
    }

    /** A change of this number is a change of everything that was ever simulated: it must be meant. */
    @Test
    void saysTheSameOnEveryMachine() {
        CRC32 sum = new CRC32();
        sum.update(bytes(PackSimulator.start(pack(1, Fault.values()), ZURICH, NOON), NOON, 7_200));
        sum.update(bytes(PackSimulator.start(pack(1), ZURICH, NOON), NOON, 7_200));

        assertThat(sum.getValue()).isEqualTo(2_927_351_494L);
    }

    @ParameterizedTest(name = "saved after {0} s")
    @ValueSource(ints = {0, 1, 47, 3_599, 20_000, 50_000, 54_000})
    void goesOnAfterARestoreWithTheSameBytes(int savedAfterS) throws IOException {
        for (SimulatedPack pack : new SimulatedPack[] {pack(5), pack(6, Fault.values())}) {
            PackSimulator undisturbed = PackSimulator.start(pack, ZURICH, MIDNIGHT);
            bytes(undisturbed, MIDNIGHT, savedAfterS);
            byte[] saved = saved(undisturbed);
            Instant then = MIDNIGHT.plusSeconds(savedAfterS);

            PackSimulator restored = PackSimulator.restore(pack, ZURICH, input(saved));

            assertThat(saved(restored)).as("what is kept again at once").isEqualTo(saved);
            assertThat(bytes(restored, then, 30_000)).isEqualTo(bytes(undisturbed, then, 30_000));
        }
    }

    @Test
    void restoresTheFaultsThatWereOn() throws IOException {
        PackSimulator simulator = PackSimulator.start(pack(Fault.WEAK_CELL), ZURICH, MIDNIGHT);
        simulator.fault(Fault.WEAK_CELL, false);
        simulator.fault(Fault.CHAIN_BREAK, true);
        bytes(simulator, MIDNIGHT, 10);

        PackSimulator restored = PackSimulator.restore(pack(Fault.WEAK_CELL), ZURICH, input(saved(simulator)));

        assertThat(bytes(restored, MIDNIGHT.plusSeconds(10), 600))
                .isEqualTo(bytes(simulator, MIDNIGHT.plusSeconds(10), 600));
    }

    @Test
    void refusesWhatWasSavedOfAnotherPackOrCutOff() throws IOException {
        byte[] saved = saved(PackSimulator.start(pack(1), ZURICH, MIDNIGHT));

        assertThatThrownBy(() -> PackSimulator.restore(pack(2), ZURICH, input(saved)))
                .isInstanceOf(IOException.class)
                .hasMessage("saved simulator is of pack pack-1 with 16 cells but must be of pack-2 with 16");
        assertThatThrownBy(() -> PackSimulator.restore(pack(1), ZURICH, input(new byte[40])))
                .isInstanceOf(IOException.class)
                .hasMessage("saved simulator has version 0 but must have 1");
        assertThatThrownBy(() -> PackSimulator.restore(pack(1), ZURICH, input(Arrays.copyOf(saved, saved.length - 1))))
                .isInstanceOf(EOFException.class);
    }

    private static byte[] bytes(PackSimulator simulator, Instant from, int seconds) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < seconds; i++) {
            bytes.writeBytes(simulator.bytesUntil(from.plusSeconds(i)));
        }
        return bytes.toByteArray();
    }

    private static byte[] saved(PackSimulator simulator) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        simulator.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream input(byte[] saved) {
        return new DataInputStream(new ByteArrayInputStream(saved));
    }
}
