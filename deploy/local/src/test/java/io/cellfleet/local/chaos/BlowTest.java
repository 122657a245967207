package io.cellfleet.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlowTest {

    @Test
    void aPlanHasAsManyKillsAsAreAskedForInTheOrderOfTheStages() {
        for (int instances = 1; instances <= 2; instances++) {
            List<Blow> plan = Blow.plan(5, 50, 99, instances);

            assertThat(plan).filteredOn(blow -> blow.kind() != Blow.Kind.STOP).hasSize(50);
            assertThat(plan).isSortedAccordingTo(Comparator.comparingInt(Blow::stage));
            assertThat(plan).allMatch(blow -> blow.stage() < 99);
        }
    }

    @Test
    void partitionsMoveOnlyWhereThereAreTwo() {
        assertThat(Blow.plan(5, 50, 99, 1)).extracting(Blow::kind).containsOnly(Blow.Kind.KILL);
        assertThat(Blow.plan(5, 50, 99, 2))
                .extracting(Blow::kind)
                .contains(Blow.Kind.KILL, Blow.Kind.KILL_ALL, Blow.Kind.STOP);
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        assertThat(Blow.plan(9, 20, 30, 2)).isEqualTo(Blow.plan(9, 20, 30, 2));
        assertThat(Blow.plan(9, 20, 30, 2)).isNotEqualTo(Blow.plan(10, 20, 30, 2));
    }
}
