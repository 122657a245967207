package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.energy.Energy;
import io.cellfleet.battery.measure.ZeroOffsets;
import io.cellfleet.battery.pack.PackEvent;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.site.SiteRelay;
import io.cellfleet.battery.site.SiteRelayChanged;
import io.cellfleet.battery.warning.Severity;
import io.cellfleet.battery.warning.WarningCode;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.PackEvent.FactCase;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the core says is said on the wire, each thing by its own name. */
class MessagesTest {

    private static final Instant AT = Site.START;
    private final GatewayRecord frame = new Site().frame(0);

    @Test
    void everyWarningHasItsOwnCode() {
        assertThat(Arrays.stream(WarningCode.values()).map(StatusMessages::code))
                .doesNotHaveDuplicates()
                .hasSize(io.cellfleet.contract.v1.WarningCode.values().length - 2)
                .allSatisfy(code -> assertThat(code.name()).startsWith("WARNING_CODE_"));
    }

    @ParameterizedTest
    @EnumSource(WarningCode.class)
    void codesAndSeveritiesHaveTheSameNamesOnBothSides(WarningCode code) {
        assertThat(StatusMessages.code(code).name()).isEqualTo("WARNING_CODE_" + code.name());
        assertThat(StatusMessages.severity(code).name())
                .isEqualTo("SEVERITY_" + code.severity().name());
        assertThat(Severity.values()).hasSize(io.cellfleet.contract.v1.Severity.values().length - 2);
    }

    @Test
    void aWarningIsRaisedWithSeverityAndHint() {
        var event = EventMessages.of(frame, 3, new PackEvent.WarningRaised(WarningCode.VOLTAGE_HIGH, "cell 4"));

        assertThat(event.getIndex()).isEqualTo(3);
        assertThat(event.getOrder()).isEqualTo(frame.getOrder());
        assertThat(event.getWarningRaised().getDetail()).isEqualTo("cell 4");
        assertThat(event.getWarningRaised().getSeverity())
                .isEqualTo(io.cellfleet.contract.v1.Severity.SEVERITY_CRITICAL);
        assertThat(event.getWarningRaised().getHint()).isEqualTo(WarningCode.VOLTAGE_HIGH.hint());
    }

    @Test
    void whatOperatorsDidIsSaidWithAllItsDetails() {
        var acknowledged = EventMessages.of(
                        frame, 0, new PackEvent.WarningAcknowledged(WarningCode.CLOCK, AT, "alice", "seen"))
                .getWarningAcknowledged();
        assertThat(acknowledged.getCode()).isEqualTo(io.cellfleet.contract.v1.WarningCode.WARNING_CODE_CLOCK);
        assertThat(acknowledged.getRaisedAtMs()).isEqualTo(AT.toEpochMilli());
        assertThat(acknowledged.getAuthor()).isEqualTo("alice");
        assertThat(acknowledged.getNote()).isEqualTo("seen");

        var began = EventMessages.of(
                        frame,
                        0,
                        new PackEvent.OverrideBegan(RelayName.CHARGE, new RelayOverride("alice", "works", AT)))
                .getOverrideBegan();
        assertThat(began.getRelay()).isEqualTo(io.cellfleet.contract.v1.RelayName.RELAY_NAME_CHARGE);
        assertThat(began.getReason()).isEqualTo("works");
        assertThat(began.getUntilMs()).isEqualTo(AT.toEpochMilli());

        assertThat(EventMessages.of(
                                frame,
                                0,
                                new PackEvent.OverrideEnded(RelayName.LOAD, PackEvent.OverrideEnded.Cause.EXPIRED))
                        .getOverrideEnded()
                        .getBecause())
                .isEqualTo("expired");
        var refused = EventMessages.of(
                        frame, 0, new PackEvent.ActionRefused("a1", "zeroCalibration", "alice", "current flows"))
                .getActionRefused();
        assertThat(refused.getKind()).isEqualTo("zeroCalibration");
        assertThat(refused.getBecause()).isEqualTo("current flows");
        assertThat(EventMessages.of(frame, 0, new PackEvent.CellCountConfirmed(5))
                        .getCellCountConfirmed()
                        .getCellCount())
                .isEqualTo(5);
        assertThat(EventMessages.of(frame, 0, new PackEvent.EnergyCountersCleared(Energy.ZERO, Energy.ZERO))
                        .getFactCase())
                .isEqualTo(FactCase.ENERGY_COUNTERS_CLEARED);
    }

    @Test
    void aMissingSensorsOffsetIsAbsentAndNotZero() {
        var zeroed = EventMessages.of(
                        frame,
                        0,
                        new PackEvent.SensorsZeroed(
                                new ZeroOffsets(OptionalInt.of(-25), OptionalInt.empty(), OptionalInt.of(0))))
                .getSensorsZeroed();

        assertThat(zeroed.getOffset1Ma()).isEqualTo(-25);
        assertThat(zeroed.hasOffset2Ma()).isFalse();
        assertThat(zeroed.hasOffsetMa()).isTrue();
    }

    @Test
    void aRelayThatCannotTellIsAbsentAndNotOff() {
        var unknown = EventMessages.of(
                        frame, 0, new PackEvent.RelayReported(RelayName.LOAD, true, Optional.empty(), "unlinked"))
                .getRelayReported();
        var off = EventMessages.of(
                        frame, 0, new PackEvent.RelayReported(RelayName.LOAD, true, Optional.of(false), "unlinked"))
                .getRelayReported();

        assertThat(unknown.hasIsOn()).isFalse();
        assertThat(unknown.getWantedOn()).isTrue();
        assertThat(off.hasIsOn()).isTrue();
        assertThat(off.getBecause()).isEqualTo("unlinked");
    }

    @Test
    void anInstallationsRelayNamesThePacksThatBlockIt() {
        var changed = EventMessages.of(
                frame, 7, new SiteRelayChanged(RelayName.LOAD, new SiteRelay(false, AT, List.of("farm-2"))));

        assertThat(changed.getIndex()).isEqualTo(7);
        assertThat(changed.getInstallationRelayChanged().getOn()).isFalse();
        assertThat(changed.getInstallationRelayChanged().getBlockedByList()).containsExactly("farm-2");
    }
}
