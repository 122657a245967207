package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.AcknowledgeWarning;
import io.cellfleet.contract.v1.ClearEnergyCounters;
import io.cellfleet.contract.v1.ConfirmCellCount;
import io.cellfleet.contract.v1.EndOverride;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.OverrideOff;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.RejectedRecord;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.ReleaseQuarantine;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators ask for takes effect at the pack's next record, once. */
class ActionsTest {

    private static final long NOW_MS = Site.START.toEpochMilli();
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final Bench bench = new Bench();
    private final Site site = new Site();

    @AfterEach
    void close() {
        bench.close();
    }

    static OperatorAction.Builder action(String id) {
        return OperatorAction.newBuilder()
                .setActionId(id)
                .setInstallationId(Site.INSTALLATION)
                .setPackId(Site.PACK)
                .setAuthor("alice")
                .setRequestedAtMs(NOW_MS);
    }

    static OperatorAction overrideOff(String id, long untilMs) {
        return action(id)
                .setOverrideOff(OverrideOff.newBuilder()
                        .setRelay(RelayName.RELAY_NAME_LOAD)
                        .setReason("works on the inverter")
                        .setUntilMs(untilMs))
                .build();
    }

    @Test
    void anActionHoldsFromThePacksNextRecordAndAnEventSaysWhich() {
        started();
        bench.ask(action("a1")
                .setClearEnergyCounters(ClearEnergyCounters.getDefaultInstance())
                .build());
        assertThat(bench.events()).as("nothing happens without a record").noneMatch(PackEvent::hasActionApplied);
        bench.send(site.lineReport(3));

        PackEvent applied = only(PackEvent.FactCase.ACTION_APPLIED);
        assertThat(applied.getOrder().getSequence()).isEqualTo(4);
        assertThat(applied.getActionApplied().getActionId()).isEqualTo("a1");
        assertThat(applied.getActionApplied().getKind()).isEqualTo("clearEnergyCounters");
        assertThat(applied.getActionApplied().getAuthor()).isEqualTo("alice");
    }

    @Test
    void theSameIdAgainChangesNothing() {
        started();
        OperatorAction once = overrideOff("a1", NOW_MS + DAY_MS);
        bench.ask(once);
        bench.ask(once);
        bench.send(site.frame(3));
        bench.ask(once);
        bench.send(site.frame(4));

        assertThat(bench.events().stream().filter(PackEvent::hasActionApplied)).hasSize(1);
        assertThat(bench.rejected()).isEmpty();
    }

    @Test
    void actionsKeepTheirOrderAndWaitBehindRecordsThatWereAppliedBefore() {
        started();
        bench.ask(overrideOff("a1", NOW_MS + DAY_MS));
        bench.ask(action("a2")
                .setEndOverride(EndOverride.newBuilder().setRelay(RelayName.RELAY_NAME_LOAD))
                .build());
        bench.send(new Site().frame(0));
        assertThat(bench.events()).as("a record sent again takes nothing along").noneMatch(PackEvent::hasActionApplied);
        bench.send(site.frame(3));

        assertThat(bench.events().stream().filter(PackEvent::hasActionApplied))
                .extracting(event -> event.getActionApplied().getActionId())
                .containsExactly("a1", "a2");
        assertThat(bench.statuses().getLast().getLoad().hasHeldOff()).isFalse();
    }

    @Test
    void anOverrideIsShownBesideTheDecision() {
        started();
        bench.ask(overrideOff("a1", NOW_MS + DAY_MS));
        bench.send(site.frame(3));

        var load = bench.statuses().getLast().getLoad();
        assertThat(load.getOn()).isTrue();
        assertThat(load.getHeldOff().getAuthor()).isEqualTo("alice");
        assertThat(load.getHeldOff().getReason()).isEqualTo("works on the inverter");
        assertThat(load.getHeldOff().getUntilMs()).isEqualTo(NOW_MS + DAY_MS);
    }

    @Test
    void aWarningIsAcknowledgedOrTheActionIsRefusedWithAnEvent() {
        started();
        for (int second = 3; second < 6; second++) {
            bench.send(site.lowFrame(second));
        }
        bench.ask(acknowledge("a1", WarningCode.WARNING_CODE_VOLTAGE_LOW, "on my way"));
        bench.ask(acknowledge("a2", WarningCode.WARNING_CODE_VOLTAGE_HIGH, ""));
        bench.send(site.lowFrame(6));

        List<PackEvent> events = bench.events();
        assertThat(events)
                .anySatisfy(event ->
                        assertThat(event.getWarningAcknowledged().getNote()).isEqualTo("on my way"))
                .anySatisfy(event ->
                        assertThat(event.getActionRefused().getActionId()).isEqualTo("a2"));
        Warning low = bench.statuses().getLast().getWarningsList().stream()
                .filter(warning -> warning.getCode() == WarningCode.WARNING_CODE_VOLTAGE_LOW)
                .findFirst()
                .orElseThrow();
        assertThat(low.getAcknowledgedBy()).isEqualTo("alice");
        assertThat(low.getAcknowledgedAtMs())
                .isEqualTo(Site.START.plusSeconds(6).toEpochMilli());
    }

    static Stream<Arguments> refusals() {
        long month = 30 * DAY_MS;
        return Stream.of(
                refusal(action("").setClearEnergyCounters(ClearEnergyCounters.getDefaultInstance()), "action_id is ''"),
                refusal(
                        action("a/b").setClearEnergyCounters(ClearEnergyCounters.getDefaultInstance()),
                        "action_id is 'a/b' but must be [A-Za-z0-9-]{1,63}"),
                refusal(action("a1").setPackId("farm-9").setClearEnergyCounters(none()), "has no pack farm-9"),
                refusal(action("a1").setPackId("").setClearEnergyCounters(none()), "has no pack"),
                refusal(action("a1").setAuthor("").setClearEnergyCounters(none()), "author is of 0 characters"),
                refusal(
                        action("a1").setAuthor("x".repeat(64)).setClearEnergyCounters(none()),
                        "author is of 64 characters but must be 1 to 63 characters long"),
                refusal(action("a1"), "no action on a pack that is known here"),
                refusal(
                        action("a1")
                                .setConfirmCellCount(
                                        ConfirmCellCount.newBuilder().setCellCount(1)),
                        "cellCount is 1 but must be 2 to 255"),
                refusal(
                        action("a1")
                                .setConfirmCellCount(
                                        ConfirmCellCount.newBuilder().setCellCount(256)),
                        "cellCount is 256 but must be 2 to 255"),
                refusal(overrideOff("a1", NOW_MS + month + 1).toBuilder(), "until_ms is " + (NOW_MS + month + 1)),
                refusal(overrideOff("a1", NOW_MS).toBuilder(), "until_ms is " + NOW_MS + " but must be after"),
                refusal(
                        action("a1").setEndOverride(EndOverride.getDefaultInstance()),
                        "relay is RELAY_NAME_UNSPECIFIED"),
                refusal(
                        action("a1").setAcknowledgeWarning(AcknowledgeWarning.getDefaultInstance()),
                        "code is WARNING_CODE_UNSPECIFIED"),
                refusal(
                        action("a1").setReleaseQuarantine(ReleaseQuarantine.getDefaultInstance()),
                        "installation farm is not in quarantine"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void whatCannotBeMeantIsRejectedAndNamesFieldValueAndLimit(OperatorAction action, String detail) {
        started();
        bench.ask(action);
        bench.send(site.frame(3));

        assertThat(bench.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.getDetail()).contains(detail))
                .satisfies(
                        rejected -> assertThat(rejected.getSourceTopic()).isEqualTo("cellfleet.operator-actions.v1"));
        assertThat(bench.events()).noneMatch(PackEvent::hasActionApplied);
    }

    /** Boundaries in pairs: until, and how long ago. */
    @Test
    void theLastPossibleValuesAreTaken() {
        started();
        bench.ask(overrideOff("a1", NOW_MS + 30 * DAY_MS));
        bench.ask(action("a2")
                .setConfirmCellCount(ConfirmCellCount.newBuilder().setCellCount(2))
                .build());
        bench.ask(action("a3")
                .setConfirmCellCount(ConfirmCellCount.newBuilder().setCellCount(255))
                .build());
        bench.ask(acknowledge("a4", WarningCode.WARNING_CODE_VOLTAGE_LOW, "n".repeat(500)));
        bench.ask(acknowledge("a5", WarningCode.WARNING_CODE_VOLTAGE_LOW, "n".repeat(501)));

        assertThat(bench.rejected())
                .extracting(RejectedRecord::getDetail)
                .containsExactly("note is of 501 characters but must be 0 to 500 characters long");
    }

    @Test
    void actionsAreOfTheLastThirtyDays() {
        started();
        for (long requestedAtMs :
                new long[] {NOW_MS - 30 * DAY_MS, NOW_MS - 30 * DAY_MS - 1, NOW_MS + DAY_MS, NOW_MS + DAY_MS + 1}) {
            bench.askRaw(
                    Site.INSTALLATION,
                    action("at" + requestedAtMs)
                            .setRequestedAtMs(requestedAtMs)
                            .setClearEnergyCounters(none())
                            .build()
                            .toByteArray());
        }

        assertThat(bench.rejected())
                .extracting(RejectedRecord::getDetail)
                .satisfiesExactly(
                        tooOld -> assertThat(tooOld).contains("requested_at_ms is " + (NOW_MS - 30 * DAY_MS - 1)),
                        ahead -> assertThat(ahead).contains("requested_at_ms is " + (NOW_MS + DAY_MS + 1)));
    }

    @Test
    void whatIsNoActionIsMovedAside() {
        started();
        bench.askRaw(Site.INSTALLATION, "not ours".getBytes(StandardCharsets.UTF_8));
        bench.askRaw(Site.INSTALLATION, null);
        bench.askRaw(
                "elsewhere", action("a1").setClearEnergyCounters(none()).build().toByteArray());

        assertThat(bench.rejected())
                .extracting(RejectedRecord::getReason)
                .containsExactly("NOT_OURS", "NOT_OURS", "ACTION_REFUSED");
    }

    @Test
    void soManyActionsWaitAtMost() {
        started();
        for (int i = 0; i < 101; i++) {
            bench.ask(action("a" + i).setClearEnergyCounters(none()).build());
        }

        assertThat(bench.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.getDetail())
                        .isEqualTo("pack farm-1 has 100 actions that wait for its next record, which is the most"));
    }

    @Test
    void idsAreForgottenWhenTheirActionsWouldBeRefusedAnyway() {
        started();
        bench.ask(action("a1").setClearEnergyCounters(none()).build());
        bench.send(site.frame(3));
        int before = stored();
        bench.driver.advanceWallClockTime(Duration.ofDays(59));
        assertThat(stored()).isEqualTo(before);
        bench.driver.advanceWallClockTime(Duration.ofDays(2));

        assertThat(stored()).isZero();
    }

    private int stored() {
        int count = 0;
        try (var entries = bench.driver.getKeyValueStore(EngineTopology.ACTIONS).all()) {
            while (entries.hasNext()) {
                entries.next();
                count++;
            }
        }
        return count;
    }

    private void started() {
        bench.commission(Site.settings(1));
        for (int second = 0; second < 3; second++) {
            bench.send(site.frame(second));
        }
    }

    private PackEvent only(PackEvent.FactCase fact) {
        List<PackEvent> found = bench.events().stream()
                .filter(event -> event.getFactCase() == fact)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static OperatorAction acknowledge(String id, WarningCode code, String note) {
        return action(id)
                .setAcknowledgeWarning(
                        AcknowledgeWarning.newBuilder().setCode(code).setNote(note))
                .build();
    }

    private static ClearEnergyCounters none() {
        return ClearEnergyCounters.getDefaultInstance();
    }

    private static Arguments refusal(OperatorAction.Builder action, String detail) {
        return Arguments.of(action.build(), detail);
    }
}
