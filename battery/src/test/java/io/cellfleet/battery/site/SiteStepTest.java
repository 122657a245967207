package io.cellfleet.battery.site;

import static io.cellfleet.battery.relay.RelayName.CHARGE;
import static io.cellfleet.battery.relay.RelayName.LOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.action.OperatorAction.OverrideOff;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Connect the signal relays on each End Board in series" (manual, appendix b; rule R11). */
class SiteStepTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final PackPart BOTH = part(true, true, NOW);
    private static final PackPart LOAD_ONLY = part(false, true, NOW);
    private static final PackPart NEITHER = part(false, false, NOW);

    @ParameterizedTest(name = "{0}, {1}: charge {2}, load {3}")
    @CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
        first    | second   | charge | load  | blocked charge | blocked load | because
        both     | both     | true   | true  | -              | -            | every pack may
        both     | loadOnly | false  | true  | b              | -            | one pack may not be charged
        loadOnly | both     | false  | true  | a              | -            | whichever it is
        loadOnly | loadOnly | false  | true  | a b            | -            | all are named
        both     | neither  | false  | false | b              | b            | one pack may nothing
        both     | missing  | false  | false | b              | b            | R11: one missing pack = off
        missing  | missing  | false  | false | a b            | a b          | nothing heard yet
        """)
    void inSeries(
            String first,
            String second,
            boolean charge,
            boolean load,
            @Nullable String chargeBlocked,
            @Nullable String loadBlocked,
            String because) {
        SiteStep.Stepped step = SiteStep.step(Optional.empty(), packs(named(first), named(second)), NOW);

        assertThat(step.after().charge()).isEqualTo(new SiteRelay(charge, NOW, ids(chargeBlocked)));
        assertThat(step.after().load()).isEqualTo(new SiteRelay(load, NOW, ids(loadBlocked)));
        assertThat(step.status().relays()).isEqualTo(step.after());
    }

    @ParameterizedTest(name = "heard {0} ms ago: {1}")
    @CsvSource({"20000, true", "20001, false", "-5000, true"})
    void aPackThatIsSilentIsOff(long ms, boolean on) {
        SortedMap<String, Optional<PackPart>> packs =
                packs(Optional.of(BOTH), Optional.of(part(true, true, NOW.minusMillis(ms))));

        SiteState after = SiteStep.step(Optional.empty(), packs, NOW).after();

        assertThat(after.charge().on()).isEqualTo(on);
        assertThat(after.load().blockedBy()).isEqualTo(on ? List.of() : List.of("b"));
    }

    @Test
    void aPackWithoutAFrameIsOff() {
        PackPart unheard = new PackPart(true, true, Optional.empty(), 1, false, Optional.empty());

        SiteStep.Stepped step = SiteStep.step(Optional.empty(), packs(Optional.of(BOTH), Optional.of(unheard)), NOW);

        assertThat(step.after().charge().blockedBy()).containsExactly("b");
        assertThat(step.status().oldestFrameAt()).isEmpty();
        assertThat(step.status().soc()).isEmpty();
    }

    @Test
    void changesAreToldOnce() {
        SiteStep.Stepped first = SiteStep.step(Optional.empty(), packs(named("both"), named("both")), NOW);
        assertThat(first.changes())
                .containsExactly(
                        new SiteRelayChanged(CHARGE, first.after().charge()),
                        new SiteRelayChanged(LOAD, first.after().load()));

        SiteStep.Stepped same = step(first, packs(named("both"), named("both")), 1);
        assertThat(same.changes()).isEmpty();
        assertThat(same.after()).as("since it was decided").isEqualTo(first.after());

        SiteStep.Stepped off = step(same, packs(named("loadOnly"), named("both")), 2);
        assertThat(off.changes())
                .containsExactly(new SiteRelayChanged(CHARGE, off.after().charge()));
        assertThat(off.after().charge().since()).isEqualTo(NOW.plusSeconds(2));

        SiteStep.Stepped other = step(off, packs(named("both"), named("loadOnly")), 3);
        assertThat(other.changes()).as("off as before, for another pack").isEmpty();
        assertThat(other.after().charge()).isEqualTo(new SiteRelay(false, NOW.plusSeconds(2), List.of("b")));
    }

    @Test
    void aPackThatIsRestoredLetsItOnAgain() {
        SiteStep.Stepped off = SiteStep.step(
                Optional.empty(), packs(named("both"), Optional.of(part(true, true, NOW.minusSeconds(60)))), NOW);

        SiteStep.Stepped on = step(off, packs(named("both"), named("both")), 1);

        assertThat(on.changes()).hasSize(2);
        assertThat(on.after().load().on()).isTrue();
    }

    @Test
    void aFirstStepThatIsOffChangesNothing() {
        assertThat(SiteStep.step(Optional.empty(), packs(named("neither"), named("both")), NOW)
                        .changes())
                .as("its relays were off")
                .isEmpty();
    }

    @Test
    void aClockSetBackMakesNoDecisionOneOfTheFuture() {
        SiteStep.Stepped on = SiteStep.step(Optional.empty(), packs(named("both"), named("both")), NOW);

        SiteStep.Stepped before = step(on, packs(named("both"), named("both")), -60);

        assertThat(before.after().charge().since()).isEqualTo(NOW.minusSeconds(60));
        assertThat(before.changes()).isEmpty();
    }

    @Test
    void anInstallationIsAsOldAsItsOldestFrame() {
        SortedMap<String, Optional<PackPart>> packs =
                packs(Optional.of(part(true, true, NOW.minusSeconds(7))), Optional.of(BOTH));

        assertThat(SiteStep.step(Optional.empty(), packs, NOW).status().oldestFrameAt())
                .contains(NOW.minusSeconds(7));
        assertThat(SiteStep.step(Optional.empty(), new TreeMap<>(), NOW)
                        .status()
                        .oldestFrameAt())
                .isEmpty();
    }

    @Test
    void aPackThatIsHeldOffBlocks() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, Reading.of(4));
        RelayOverride override = new RelayOverride("ann", "repair", pack.now().plusSeconds(60));

        pack.asked(new OverrideOff("a1", CHARGE, override)).frame(Reading.of(4));

        PackPart part = PackPart.of(pack.state());
        assertThat(part.lets(CHARGE)).isFalse();
        assertThat(part.lets(LOAD)).isTrue();
        assertThat(part.lastFrameAt()).contains(pack.now());
        assertThat(part.storedNc()).contains(pack.storedNc());
        assertThat(part.capacityNc()).isEqualTo(pack.state().soc().capacity().fullNc());
        assertThat(part.calibrated()).isFalse();
    }

    @Test
    void aRelayIsEitherOnOrBlocked() {
        assertThatThrownBy(() -> new SiteRelay(true, NOW, List.of("a")))
                .hasMessage("an installation's relay that is on is blocked by [a]");
        assertThatThrownBy(() -> new SiteRelay(false, NOW, List.of()))
                .hasMessage("an installation's relay that is off is blocked by []");
    }

    private static SiteStep.Stepped step(
            SiteStep.Stepped before, SortedMap<String, Optional<PackPart>> packs, int seconds) {
        SortedMap<String, Optional<PackPart>> fresh = new TreeMap<>();
        Instant now = NOW.plusSeconds(seconds);
        packs.forEach((id, pack) -> fresh.put(id, pack.map(each -> part(each.chargeOn(), each.loadOn(), now))));
        return SiteStep.step(Optional.of(before.after()), fresh, now);
    }

    private static Optional<PackPart> named(String name) {
        return switch (name) {
            case "both" -> Optional.of(BOTH);
            case "loadOnly" -> Optional.of(LOAD_ONLY);
            case "neither" -> Optional.of(NEITHER);
            default -> Optional.empty();
        };
    }

    private static PackPart part(boolean charge, boolean load, Instant lastFrameAt) {
        return new PackPart(charge, load, Optional.of(50L), 100, true, Optional.of(lastFrameAt));
    }

    private static SortedMap<String, Optional<PackPart>> packs(Optional<PackPart> first, Optional<PackPart> second) {
        SortedMap<String, Optional<PackPart>> packs = new TreeMap<>();
        packs.put("a", first);
        packs.put("b", second);
        return packs;
    }

    private static List<String> ids(@Nullable String blanked) {
        return blanked == null ? List.of() : List.of(blanked.split(" "));
    }
}
