package io.cellfleet.battery.pack;

import io.cellfleet.battery.pack.PackInput.FrameReceived;
import io.cellfleet.battery.pack.PackInput.LineReported;
import io.cellfleet.battery.pack.PackInput.RelayReported;
import io.cellfleet.battery.pack.PackInput.StretchRejected;
import io.cellfleet.battery.reading.CellReading;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/**
 * A site at which everything happens that can: records, settings and operators' actions from a seed, the same for the
 * same seed.
 */
final class RandomSite {

    /** What holds and what comes next. */
    record Next(PackInput input, SettingsInForce inForce, InputContext context) {

        StepResult after(Optional<PackState> state) {
            return PackStep.step(state, input, inForce, context);
        }
    }

    private final Random random;
    private final int cellCount;
    private final boolean allCells;
    private SettingsInForce inForce;
    private OrderNumber order = new OrderNumber(1, 1, 1);
    private Instant now = Pack.START;
    private int turn;
    private int key;
    private int lowestMv = 3_300;
    private int spreadMv = 30;
    private int deciC = 250;
    private int currentMa;
    private int errorsLeft;
    private int statusBits = 3;
    private int unsetLeft;
    private final RandomActions actions;

    RandomSite(long seed) {
        random = new Random(seed);
        cellCount = 2 + random.nextInt(23);
        allCells = random.nextInt(4) == 0;
        actions = new RandomActions(random);
        inForce = new SettingsInForce(1, settings(), Pack.ZONE);
    }

    Next next() {
        if (random.nextInt(700) == 0) {
            inForce = new SettingsInForce(inForce.revision() + 1, settings(), Pack.ZONE);
        }
        now = now.plusMillis(step()).plusNanos(random.nextInt(3) * 333_333L);
        Next next = new Next(input(), inForce, new InputContext(actions.next(now, cellCount), clockSet()));
        order = switch (random.nextInt(200)) {
            case 0 -> new OrderNumber(order.enrolment(), order.boot(), order.sequence() + 2 + random.nextInt(5));
            case 1 -> new OrderNumber(order.enrolment(), order.boot() + 1, 1 + random.nextInt(2));
            default -> new OrderNumber(order.enrolment(), order.boot(), order.sequence() + 1);
        };
        return next;
    }

    private boolean clockSet() {
        unsetLeft = random.nextInt(2_000) == 0 ? random.nextInt(500) : Math.max(0, unsetLeft - 1);
        return unsetLeft == 0;
    }

    private long step() {
        return switch (random.nextInt(400)) {
            case 0 -> -random.nextInt(7_200_000);
            case 1 -> random.nextInt(7_200_000);
            case 2, 3 -> 19_000 + random.nextInt(2_002);
            case 4 -> 0;
            case 5 -> random.nextInt(40) == 0 ? 31 * 86_400_000L : 1_000;
            default -> 900 + random.nextInt(200);
        };
    }

    private PackInput input() {
        return switch (random.nextInt(12)) {
            case 0 -> new LineReported(order, now);
            case 1 -> random.nextInt(20) == 0 ? new StretchRejected(order, now) : frame();
            case 2 -> random.nextInt(20) == 0 ? relayReport() : frame();
            default -> frame();
        };
    }

    private RelayReported relayReport() {
        boolean wantedOn = random.nextInt(3) != 0;
        Optional<Boolean> isOn = switch (random.nextInt(8)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(!wantedOn);
            default -> Optional.of(wantedOn);
        };
        return new RelayReported(
                order, now, random.nextBoolean() ? RelayName.CHARGE : RelayName.LOAD, wantedOn, isOn, "both");
    }

    private FrameReceived frame() {
        lowestMv = Math.clamp(lowestMv + random.nextInt(61) - 30, 2_700, 3_720);
        spreadMv = Math.clamp(spreadMv + random.nextInt(21) - 10, 0, 250);
        deciC = Math.clamp(deciC + random.nextInt(21) - 10, -60, 620);
        if (random.nextInt(30) == 0) {
            currentMa = random.nextInt(3) == 0 ? 0 : random.nextInt(2_001) * 125 - 125_000;
        }
        key = random.nextInt(300) == 0 ? random.nextInt(19) : (key + 1) % 19;
        turn = turn % cellCount + 1;
        Reading reading = Reading.of(cellCount)
                .volts(lowestMv, lowestMv + spreadMv)
                .degrees(deciC, deciC + 20)
                .currents(OptionalInt.of(currentMa / 2), OptionalInt.of(currentMa / 2 - currentMa), total())
                .saying(status())
                .soc(OptionalInt.of(random.nextInt(101)))
                .key(key, value());
        if (allCells) {
            reading = reading.cells(List.of(
                    new CellReading(1, lowestMv, 300, deciC), new CellReading(cellCount, lowestMv, 300, deciC)));
        } else {
            reading = reading.cell(turn, lowestMv, deciC);
        }
        return new FrameReceived(order, now, disturbed(reading).packReading(turn), allCells);
    }

    private OptionalInt total() {
        return OptionalInt.of(currentMa + random.nextInt(3) * 125);
    }

    /** As a device says them that mostly agrees. */
    private DeviceStatus[] status() {
        if (random.nextInt(200) == 0) {
            statusBits = random.nextInt(4) == 0 ? random.nextInt(256) & ~DeviceStatus.COMMUNICATION_ERROR.bit() : 3;
        }
        return Arrays.stream(DeviceStatus.values())
                .filter(bit -> (statusBits & bit.bit()) != 0)
                .toArray(DeviceStatus[]::new);
    }

    /** Keys tell 100 % and a nominal voltage of 3.2 V, mostly. */
    private int value() {
        return switch (key) {
            case 1 -> 90 + random.nextInt(15);
            case 4 -> 2;
            case 5 -> random.nextInt(50) == 0 ? 180 : 128;
            default -> random.nextInt(256);
        };
    }

    private Reading disturbed(Reading reading) {
        if (errorsLeft > 0) {
            errorsLeft--;
            return reading.withErrorBit();
        }
        return switch (random.nextInt(120)) {
            case 0 -> reading.unknownCurrent();
            case 1 -> reading.counting(Math.max(0, cellCount - 1));
            case 2 -> reading.volts(0, 3_300);
            case 3 -> reading.temperatures(Optional.empty(), Optional.empty());
            case 4 -> reading.degrees(-2_321, 250);
            case 5 -> {
                errorsLeft = random.nextInt(8);
                yield reading.withErrorBit();
            }
            case 6 -> reading.volts(lowestMv, 65_000);
            default -> reading;
        };
    }

    private PackSettings settings() {
        Draft draft = Draft.FOUR_CELLS
                .with("cellCount", random.nextInt(30) == 0 ? cellCount + 1 : cellCount)
                .with("capacityWh", 50 + random.nextInt(100))
                .with("mode", random.nextBoolean() ? "normal" : "critical")
                .with("minimumOffSeconds", random.nextInt(3) * 30)
                .with("emptyAfterSeconds", 15 + random.nextInt(30))
                .with("vMinMv", 2_850 + random.nextInt(100))
                .with("vMaxMv", 3_600 + random.nextInt(100))
                .with("combinedOutput", random.nextBoolean());
        return draft.settings();
    }
}
