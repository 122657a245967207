package io.cellfleet.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A kill run proves something only over a load in which things go wrong. */
class LoadTest {

    private static final Load LOAD = Load.of(3, 20, 60);

    @Test
    void theSameSeedGivesTheSameBytes() {
        Load again = Load.of(3, 20, 60);

        assertThat(bytes(again)).isEqualTo(bytes(LOAD));
        assertThat(bytes(Load.of(4, 20, 60))).isNotEqualTo(bytes(LOAD));
    }

    @Test
    void aStageHoldsOneTopicOnly() {
        assertThat(LOAD.stages())
                .allSatisfy(stage -> assertThat(stage.records())
                        .extracting(LoadRecord::topic)
                        .containsOnly(stage.topic()));
        assertThat(LOAD.stages()).extracting(Stage::topic).contains(Topics.SETTINGS, Topics.OPERATOR_ACTIONS);
    }

    @Test
    void everythingThatGoesWrongOnASiteIsInIt() {
        Set<String> seen = new HashSet<>();
        Map<String, GatewayRecord> before = new HashMap<>();
        for (GatewayRecord record : gatewayRecords()) {
            if (record.getWaitedMs() > Duration.ofHours(1).toMillis()) {
                seen.add("hours late");
            }
            if (record.getClockQuality() == ClockQuality.CLOCK_QUALITY_UNSET) {
                seen.add("clock not set");
            }
            seen.add(record.getBodyCase().name());
            GatewayRecord last = before.put(record.getPackId(), record);
            if (last != null) {
                seen.addAll(between(last, record));
            }
        }

        assertThat(seen)
                .contains(
                        "hours late",
                        "clock not set",
                        "sent twice",
                        "sent again",
                        "numbers left out",
                        "a new boot",
                        "clock back",
                        "FRAME",
                        "LINE_REPORT",
                        "REJECTED_STRETCH",
                        "RELAY_REPORT");
    }

    private static Set<String> between(GatewayRecord last, GatewayRecord record) {
        Set<String> seen = new HashSet<>();
        long step = record.getOrder().getSequence() - last.getOrder().getSequence();
        if (record.getOrder().getBoot() > last.getOrder().getBoot()) {
            seen.add("a new boot");
        } else if (step == 0) {
            seen.add("sent twice");
        } else if (step < 0) {
            seen.add("sent again");
        } else if (step > 1) {
            seen.add("numbers left out");
        }
        if (step > 0 && record.getCapturedAtMs() < last.getCapturedAtMs()) {
            seen.add("clock back");
        }
        return seen;
    }

    private static List<GatewayRecord> gatewayRecords() {
        List<GatewayRecord> records = new ArrayList<>();
        for (Stage stage : LOAD.stages()) {
            for (LoadRecord record : stage.records()) {
                if (record.topic().equals(Topics.FRAMES) && record.value() != null) {
                    try {
                        records.add(GatewayRecord.parseFrom(record.value()));
                    } catch (InvalidProtocolBufferException garbage) {
                        // That is in it, too.
                    }
                }
            }
        }
        return records;
    }

    private static List<Integer> bytes(Load load) {
        return load.stages().stream()
                .flatMap(stage -> stage.records().stream())
                .map(record -> Arrays.hashCode(record.value()) * 31 + record.partition())
                .toList();
    }
}
