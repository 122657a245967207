package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cellfleet.contract.v1.ClearEnergyCounters;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RejectedRecord;
import io.cellfleet.contract.v1.RelayOrder;
import io.cellfleet.contract.v1.ReleaseQuarantine;
import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.WarningCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bug of ours takes down one installation, and nobody else. */
class QuarantineTest {

    private static final Duration A_SLICE = Duration.ofMillis(200);

    private final Bench bench = new Bench();
    private final Site site = new Site();
    private final Site neighbour = new Site("mill", "mill-1");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void itsRecordsWaitAndEverybodyElseGoesOn() {
        quarantined();
        bench.send(site.frame(4));
        bench.send(neighbour.frame(5));
        bench.send(site.frame(5));

        assertThat(sequences()).containsExactly("farm 1", "farm 2", "farm 3", "mill 1");
        assertThat(bench.figures.parked()).containsEntry("farm", 3L).hasSize(1);
        assertThat(bench.meters.get("cellfleet.quarantined").gauge().value()).isEqualTo(1);
        assertThat(bench.meters.get("cellfleet.parked").gauge().value()).isEqualTo(3);
        assertThat(bench.rejected()).isEmpty();
    }

    @Test
    void aCriticalEventSaysWhatHappened() {
        quarantined();

        PackEvent event = bench.events().getLast();
        assertThat(event.getOrder().getSequence()).isEqualTo(4);
        assertThat(event.getIndex()).isGreaterThanOrEqualTo(1_000);
        assertThat(event.getAtMs()).isEqualTo(Site.START.plusSeconds(3).toEpochMilli());
        assertThat(event.getWarningRaised().getCode()).isEqualTo(WarningCode.WARNING_CODE_QUARANTINED);
        assertThat(event.getWarningRaised().getSeverity()).isEqualTo(Severity.SEVERITY_CRITICAL);
        assertThat(event.getWarningRaised().getDetail())
                .contains("java.lang.ArithmeticException")
                .contains("planted at 4");
        assertThat(event.getWarningRaised().getHint()).isNotEmpty();
    }

    @Test
    void itsGatewayIsToldThatNobodyDecides() {
        quarantined();

        RelayOrder order = bench.orders().getLast();
        assertThat(order.getSuspended()).isTrue();
        assertThat(order.getOrder().getSequence())
                .as("newer than the one before")
                .isEqualTo(4);
        bench.send(site.frame(4));
        assertThat(bench.orders()).as("told once").isEmpty();
    }

    @Test
    void everyPackOfTheInstallationIsSuspended() {
        Site second = new Site(Site.INSTALLATION, "farm-2");
        bench.commission(Site.installation(
                Site.INSTALLATION,
                1,
                Site.pack("farm-1", 1, 2_900).build(),
                Site.pack("farm-2", 1, 2_900).build()));
        for (int at = 0; at < 3; at++) {
            bench.send(site.frame(at));
            bench.send(second.frame(at));
        }
        bench.send(second.frame(3));
        bench.failure.at(5);
        bench.send(site.frame(3));
        bench.orders();
        bench.send(site.frame(4));

        assertThat(bench.orders())
                .allSatisfy(order -> assertThat(order.getSuspended()).isTrue())
                .extracting(RelayOrder::getPackId)
                .containsExactly("farm-1", "farm-2");
    }

    /** Each pack's own warning is taken back. */
    @Test
    void whereAnotherPackFailsNextTheWarningIsOfThatOne() {
        Site second = new Site(Site.INSTALLATION, "farm-2");
        bench.commission(Site.installation(
                Site.INSTALLATION,
                1,
                Site.pack("farm-1", 1, 2_900).build(),
                Site.pack("farm-2", 1, 2_900).build()));
        bench.failure.at(4);
        for (int at = 0; at < 4; at++) {
            bench.send(site.frame(at));
            bench.send(second.frame(at));
        }
        bench.ask(release("r1", true));
        bench.pass(A_SLICE);
        bench.failure.mend();
        bench.ask(release("r2", false));
        bench.pass(A_SLICE);

        assertThat(bench.events().stream()
                        .filter(event -> event.getWarningRaised().getCode() == WarningCode.WARNING_CODE_QUARANTINED
                                || event.getWarningCleared().getCode() == WarningCode.WARNING_CODE_QUARANTINED))
                .extracting(PackEvent::getPackId, PackEvent::hasWarningRaised)
                .containsExactly(
                        tuple("farm-1", true), tuple("farm-1", false), tuple("farm-2", true), tuple("farm-2", false));
    }

    @Test
    void releasedItStepsWhatWaitedInOrderBeforeWhatIsNewer() {
        quarantined();
        bench.send(site.frame(4));
        bench.ask(ActionsTest.action("a1")
                .setClearEnergyCounters(ClearEnergyCounters.getDefaultInstance())
                .build());
        bench.send(site.frame(5));
        bench.failure.mend();
        bench.ask(release("r1", false));
        bench.send(site.frame(6));
        assertThat(sequences()).as("a newer one waits behind").containsExactly("farm 1", "farm 2", "farm 3");
        bench.pass(A_SLICE);
        bench.send(site.frame(7));

        assertThat(sequences()).containsExactly("farm 4", "farm 5", "farm 6", "farm 7", "farm 8");
        List<PackEvent> events = bench.events();
        assertThat(events.stream().filter(PackEvent::hasActionApplied))
                .as("the action in its place")
                .singleElement()
                .satisfies(event -> assertThat(event.getOrder().getSequence()).isEqualTo(6));
        assertThat(events.stream()
                        .filter(event -> event.getWarningCleared().getCode() == WarningCode.WARNING_CODE_QUARANTINED))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getOrder().getSequence()).isEqualTo(4);
                    assertThat(event.getIndex()).isEqualTo(1_003);
                });
        assertThat(events).noneMatch(PackEvent::hasGapSeen);
        assertThat(bench.figures.parked()).isEmpty();
        assertThat(bench.orders().getLast().getSuspended()).isFalse();
    }

    @Test
    void whatWaitedForLongMovesNoRelay() {
        quarantined();
        bench.orders();
        for (int second = 4; second < 8; second++) {
            bench.send(site.lowFrame(second));
        }
        bench.pass(Duration.ofSeconds(60));
        bench.failure.mend();
        bench.ask(release("r1", false));
        bench.pass(A_SLICE);

        assertThat(bench.events()).anyMatch(PackEvent::hasRelayChanged);
        assertThat(bench.orders()).isEmpty();
        bench.send(site.lowFrame(60));
        assertThat(bench.orders()).singleElement().satisfies(order -> {
            assertThat(order.getSuspended()).isFalse();
            assertThat(order.getLoadOn()).isFalse();
        });
    }

    @Test
    void whatFailsAgainHoldsItAgain() {
        quarantined();
        bench.send(site.frame(4));
        bench.ask(release("r1", false));
        bench.pass(A_SLICE);

        assertThat(sequences()).containsExactly("farm 1", "farm 2", "farm 3");
        assertThat(bench.events().stream()
                        .filter(event -> event.getWarningRaised().getCode() == WarningCode.WARNING_CODE_QUARANTINED))
                .as("an event each time, named differently")
                .extracting(PackEvent::getIndex)
                .containsExactly(1_002, 1_003);
        bench.failure.mend();
        bench.ask(release("r1", false));
        bench.pass(A_SLICE);
        assertThat(sequences()).as("the same id again changes nothing").isEmpty();
        bench.ask(release("r2", false));
        bench.pass(A_SLICE);
        assertThat(sequences()).containsExactly("farm 4", "farm 5");
    }

    @Test
    void theRecordThatFailsCanBeLeftOut() {
        bench.commission(Site.settings(1));
        for (int second = 0; second < 3; second++) {
            bench.send(site.frame(second));
        }
        bench.ask(ActionsTest.action("a1")
                .setClearEnergyCounters(ClearEnergyCounters.getDefaultInstance())
                .build());
        bench.failure.at(4);
        bench.send(site.frame(3));
        bench.send(site.frame(4));
        bench.ask(release("r1", true));
        bench.pass(A_SLICE);

        assertThat(bench.rejected())
                .allSatisfy(rejected -> assertThat(rejected.getReason()).isEqualTo("NOT_DIGESTED"))
                .extracting(RejectedRecord::getSourceTopic)
                .as("and what was to happen at it, which may be the cause")
                .containsExactly("cellfleet.frames.v1", "cellfleet.operator-actions.v1");
        assertThat(sequences()).containsExactly("farm 1", "farm 2", "farm 3", "farm 5");
        assertThat(bench.events()).noneMatch(PackEvent::hasActionApplied).anyMatch(PackEvent::hasGapSeen);
        assertThat(bench.figures.parked()).isEmpty();
    }

    @Test
    void aLongQueueIsSteppedInSlices() {
        quarantined();
        for (int second = 4; second < 4_504; second++) {
            bench.send(site.frame(second), Site.START);
        }
        bench.failure.mend();
        bench.statuses();
        bench.ask(release("r1", false));
        bench.driver.advanceWallClockTime(Duration.ofMillis(100));
        assertThat(bench.statuses()).hasSize(2_000);
        bench.driver.advanceWallClockTime(Duration.ofMillis(100));
        assertThat(bench.statuses()).hasSize(2_000);
        bench.driver.advanceWallClockTime(Duration.ofMillis(100));
        List<PackStatus> rest = bench.statuses();
        assertThat(rest).hasSize(501);
        assertThat(rest.getLast().getOrder().getSequence()).isEqualTo(4_504);
    }

    @Test
    void settingsAreTakenMeanwhile() {
        quarantined();
        bench.commission(Site.settings(2));
        bench.failure.mend();
        bench.ask(release("r1", false));
        bench.pass(A_SLICE);

        assertThat(bench.statuses().getLast().getSettingsRevision()).isEqualTo(2);
    }

    @Test
    void aStateThatCannotBeReadConcernsItsInstallationOnly() {
        bench.commission(Site.settings(1));
        bench.driver
                .<String, byte[]>getKeyValueStore(EngineTopology.PACK_STATES)
                .put(Site.PACK, new byte[] {99, 1, 2});
        bench.send(site.frame(0));
        bench.send(site.frame(1));

        assertThat(bench.figures.parked()).containsEntry("farm", 2L);
        assertThat(bench.events())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getWarningRaised().getCode()).isEqualTo(WarningCode.WARNING_CODE_QUARANTINED));
    }

    @Test
    void settingsThatCannotBeReadAnyMoreConcernTheirInstallationOnly() {
        bench.driver
                .<String, byte[]>getKeyValueStore(EngineTopology.INSTALLATIONS)
                .put(Site.INSTALLATION, new byte[] {(byte) 0xff});
        bench.send(site.frame(0));
        bench.pass(Duration.ofSeconds(2));
        assertThat(bench.figures.parked()).containsEntry("farm", 1L);

        bench.commission(Site.settings(1));
        bench.ask(release("r1", false));
        bench.pass(A_SLICE);
        assertThat(sequences()).containsExactly("farm 1");
    }

    private void quarantined() {
        bench.commission(Site.settings(1));
        bench.commission(
                Site.installation("mill", 1, Site.pack("mill-1", 1, 2_900).build()));
        for (int second = 0; second < 3; second++) {
            bench.send(site.frame(second));
        }
        bench.failure.at(4);
        bench.send(site.frame(3));
    }

    private List<String> sequences() {
        return bench.statuses().stream()
                .map(status ->
                        status.getInstallationId() + " " + status.getOrder().getSequence())
                .toList();
    }

    static OperatorAction release(String id, boolean skip) {
        return ActionsTest.action(id)
                .clearPackId()
                .setReleaseQuarantine(ReleaseQuarantine.newBuilder().setSkipRecord(skip))
                .build();
    }
}
