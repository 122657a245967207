package io.cellfleet.battery.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.action.OperatorAction.AcknowledgeWarning;
import io.cellfleet.battery.action.OperatorAction.OverrideOff;
import io.cellfleet.battery.action.OperatorAction.ZeroCalibration;
import io.cellfleet.battery.pack.StepResult.Stepped;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import io.cellfleet.battery.warning.WarningCode;
import io.cellfleet.battery.warning.Watches;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A state as bytes: small, and nothing else is taken for one. */
class StateBytesTest {

    private static final String REASON = "the inverter is being replaced, do not switch on";

    @ParameterizedTest(name = "{0} cells: at most {1} bytes")
    @CsvSource({"2, 350", "16, 600", "255, 3000"})
    void staySmall(int cellCount, int most) {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("cellCount", cellCount));
        pack.frames(600, Reading.of(cellCount).volts(3_295, 3_415).current(-12_375));
        pack.frames(
                3, Reading.of(cellCount).volts(2_895, 3_705).degrees(-15, 563).withErrorBit());

        assertThat(pack.lights()).hasSize(5);
        assertThat(StateBytes.write(pack.state()).length).isLessThanOrEqualTo(most);
    }

    /** Everything at once that an ordinary bad day brings: all cells balance, two warnings are seen, a relay is held off. */
    @ParameterizedTest(name = "{0} cells: at most {1} bytes")
    @CsvSource({"2, 500", "16, 600", "255, 4000"})
    void staySmallOnABadDay(int cellCount, int most) {
        Reading full = Reading.of(cellCount).volts(3_420, 3_450).currents(some(12_375), some(250), some(12_125));
        Pack pack = new Pack(Draft.FOUR_CELLS.with("cellCount", cellCount).with("vMinMv", 2_950));
        for (int i = 0; i < 600; i++) {
            pack.frame(full.cell(i % cellCount + 1, 3_440, 387));
        }
        pack.frames(3, full.volts(2_895, 3_705).degrees(-15, 563).withErrorBit())
                .relayReportAfter(0, RelayName.CHARGE, false, true)
                .relayReportAfter(0, RelayName.LOAD, false, false);
        Instant until = pack.now().plusSeconds(30 * 86_400);
        pack.asked(
                        new ZeroCalibration("0192f4c2-7a1b-7c3d-8e5f-0123456789ab", "anna.novak"),
                        new AcknowledgeWarning("a1", "anna.novak", WarningCode.COMMUNICATION, ""),
                        new AcknowledgeWarning("a2", "anna.novak", WarningCode.VOLTAGE_HIGH, ""),
                        new OverrideOff("a3", RelayName.LOAD, new RelayOverride("anna.novak", REASON, until)))
                .clockSet(false)
                .frame(full.volts(2_895, 3_705).degrees(-15, 563).withErrorBit());

        assertThat(pack.lights()).hasSize(5);
        assertThat(pack.otherWarnings()).contains("balancingHeat", "deviceSettingsDiffer", "clock");
        assertThat(pack.state().balancing().lastSeen()).hasSize(cellCount);
        assertThat(StateBytes.write(pack.state()).length).isLessThanOrEqualTo(most);
        assertThat(StateBytes.read(StateBytes.write(pack.state()))).isEqualTo(pack.state());
    }

    @Test
    void theLongestTextsAreRead() {
        String longest = "\u20ac".repeat(63);
        RelayOverride override = new RelayOverride(longest, "\u20ac".repeat(200), Pack.START.plusSeconds(600));
        Pack pack = new Pack(Draft.FOUR_CELLS)
                .frames(3, Reading.of(4))
                .asked(new OverrideOff(longest, RelayName.LOAD, override), new ZeroCalibration(longest, longest))
                .frame(Reading.of(4));

        assertThat(StateBytes.read(StateBytes.write(pack.state()))).isEqualTo(pack.state());
    }

    private static OptionalInt some(int currentMa) {
        return OptionalInt.of(currentMa);
    }

    @Test
    void growByTheSameForEachCell() {
        int small = size(16);
        int medium = size(116);
        int large = size(216);

        assertThat(medium - small).isBetween(500, 1_200);
        assertThat(large - medium).as("linear").isBetween(medium - small - 120, medium - small + 120);
    }

    @Test
    void aNewPackWithoutFramesIsAStateToo() {
        Pack pack = new Pack(Draft.FOUR_CELLS).lineReportAfter(0);

        assertThat(StateBytes.read(StateBytes.write(pack.state()))).isEqualTo(pack.state());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyCutIsRefused(long seed) {
        byte[] bytes = StateBytes.write(someState(seed));

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> StateBytes.read(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> StateBytes.read(Arrays.copyOf(bytes, bytes.length + 1)))
                .hasMessage("state has 1 bytes behind its end");
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] bytes = StateBytes.write(someState(1));
        bytes[0] = 3;

        assertThatThrownBy(() -> StateBytes.read(bytes)).hasMessage("state version is 3 but must be 1 to 2");
        assertThatThrownBy(() -> StateBytes.read(new byte[0])).hasMessage("state version is -1 but must be 1 to 2");
    }

    /** A flipped bit may give another sound state, but never anything else than a state or a refusal. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void whateverIsReadIsASoundState(long seed) {
        Random random = new Random(seed);
        byte[] good = StateBytes.write(someState(seed));
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            int flips = 1 + random.nextInt(4);
            for (int flip = 0; flip < flips; flip++) {
                bytes[1 + random.nextInt(bytes.length - 1)] ^= (byte) (1 << random.nextInt(8));
            }
            refused += refusedOrSound(bytes) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void foreignBytesAreRefused(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = StateBytes.VERSION;
            }
            assertThat(refusedOrSound(bytes)).isTrue();
        }
    }

    /** Whether it was refused; what was not refused must be written as it was read. */
    private static boolean refusedOrSound(byte[] bytes) {
        PackState read;
        try {
            read = StateBytes.read(bytes);
        } catch (IllegalArgumentException refused) {
            return true;
        }
        assertThat(StateBytes.read(StateBytes.write(read))).isEqualTo(read);
        return false;
    }

    private static int size(int cellCount) {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("cellCount", cellCount));
        return StateBytes.write(pack.frames(600, Reading.of(cellCount)).state()).length;
    }

    private static PackState someState(long seed) {
        RandomSite site = new RandomSite(seed);
        Optional<PackState> state = Optional.empty();
        for (int i = 0; i < 1_000; i++) {
            RandomSite.Next next = site.next();
            state = Optional.of(((Stepped) next.after(state)).after());
        }
        return state.orElseThrow();
    }

    /** Kept from the first form; a release reads the form before its own. */
    @Test
    void theFirstVersionIsStillRead() {
        String first =
                "0180dcf4b0d06702024202fff30302fff30302000606a0ce0102029e2d0208f2390202d8041d0208d804e60802000000"
                        + "80bec49799e68201a0ce0102029e2d0208f2390202d8041d0208d804e6080200000080bec49799e68201a0ce0102029e2d02"
                        + "08f2390202d8041d0208d804e6080200000080bec49799e68201080200c833f40302ef2ec833f403029f1fc833f40302cf0f"
                        + "c833f403020100000000000280bec49799e6820100020002008080a0b6cef7850200000202fac10280d0a62200000280e1cd"
                        + "8aee4d00000280e1cd8aee4d02000002000200003ecf0fcf0fcf0fcf0fcf0f00cf0f0a0006080a1e02cf0f00cf0f0c040608"
                        + "0a1c1e02cf0f00";

        PackState state = StateBytes.read(HexFormat.of().parseHex(first));

        assertThat(state.lastOrder()).isEqualTo(new OrderNumber(1, 1, 33));
        assertThat(state.lastAt()).isEqualTo("2026-06-01T12:00:32Z");
        assertThat(state.soc().counter().orElseThrow().storedNc()).isEqualTo(287_628_750_000_000L);
        assertThat(state.lights().raisedAt()).hasSize(5);
        assertThat(state.relays().charge().on()).isFalse();
        assertThat(state.recent().newest().orElseThrow().deviceStatus())
                .isEqualTo(DeviceStatus.COMMUNICATION_ERROR.bit());
        assertThat(state.watches()).isEqualTo(Watches.NOTHING);
        assertThat(StateBytes.read(StateBytes.write(state))).isEqualTo(state);
    }
}
