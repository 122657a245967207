package io.cellfleet.history.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.Energy;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RejectedRecord;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that are not ours are moved away with their reason, and the batch goes on. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class RejectedRecordsTest {

    private static final String TOO_LONG = "a".repeat(64);

    @Inject
    Chain chain;

    @Inject
    MeterRegistry registry;

    @Test
    void garbageIsMovedAwayAndTheRestArrives() throws Exception {
        byte[] garbage = {(byte) 0xff, 0x00, 0x12};
        chain.send(Samples.frame("rejected-1", 1, Samples.MIDNIGHT_MS, 51_200).build());
        RecordMetadata source = chain.send(Topics.STATUS, "site-1", garbage);
        chain.send(
                Samples.frame("rejected-1", 2, Samples.MIDNIGHT_MS + 1, 51_201).build());
        chain.awaitStatuses("rejected-1", 2);

        Map.Entry<String, RejectedRecord> rejected = chain.rejected(source);

        assertThat(rejected.getKey()).isEqualTo("site-1");
        assertThat(rejected.getValue().getReason()).isEqualTo("NOT_PROTOBUF");
        assertThat(rejected.getValue().getHex()).isEqualTo("ff0012");
        assertThat(rejected.getValue().getAtMs()).isEqualTo(source.timestamp());
    }

    @Test
    void aRecordWithoutKeyAndValue() throws Exception {
        RecordMetadata source = chain.send(Topics.EVENTS, null, null);

        Map.Entry<String, RejectedRecord> rejected = chain.rejected(source);

        assertThat(rejected.getKey()).isEmpty();
        assertThat(rejected.getValue().getReason()).isEqualTo("NULL_VALUE");
        assertThat(rejected.getValue().getHex()).isEmpty();
    }

    @Test
    void whatIsTooLargeForARecordIsCut() throws Exception {
        byte[] garbage = new byte[600_000];
        Arrays.fill(garbage, (byte) 0xff);
        RecordMetadata source = chain.send(Topics.STATUS, "site-1", garbage);

        RejectedRecord rejected = chain.rejected(source).getValue();

        assertThat(rejected.getHex()).hasSize(2 * RecordReader.MOST_REJECTED_BYTES);
        assertThat(rejected.getDetail()).endsWith("the first 100000 of 600000 bytes are kept");
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("notOurs")
    void notOurs(String packId, Consumer<PackStatus.Builder> mistake, String reason, String detail, String because)
            throws Exception {
        PackStatus.Builder status = Samples.full(packId, 1, Samples.MIDNIGHT_MS).toBuilder();
        mistake.accept(status);
        byte[] value = status.build().toByteArray();
        RecordMetadata source = chain.send(Topics.STATUS, "site-1", value);

        RejectedRecord rejected = chain.rejected(source).getValue();

        assertThat(rejected.getReason()).isEqualTo(reason);
        assertThat(rejected.getDetail()).isEqualTo(detail);
        assertThat(rejected.getHex()).isEqualTo(HexFormat.of().formatHex(value));
        for (String table : List.of("pack_minute", "latest_status")) {
            assertThat(chain.countRows(table, packId)).as(table).isZero();
        }
    }

    static List<Arguments> notOurs() {
        return List.of(
                mistake(
                        "not-1",
                        status -> status.clearPackId(),
                        "BAD_ID",
                        "pack_id '' must be [a-z0-9][a-z0-9-]{0,62}",
                        "whose is it?"),
                mistake(
                        "not-2",
                        status -> status.setPackId("Pack 1"),
                        "BAD_ID",
                        "pack_id 'Pack 1' must be [a-z0-9][a-z0-9-]{0,62}",
                        "not a form of an id"),
                mistake(
                        "not-3",
                        status -> status.setPackId(TOO_LONG),
                        "BAD_ID",
                        "pack_id '" + TOO_LONG + "' must be [a-z0-9][a-z0-9-]{0,62}",
                        "64 characters, 63 are allowed"),
                mistake(
                        "not-4",
                        status -> status.clearInstallationId(),
                        "BAD_ID",
                        "installation_id '' must be [a-z0-9][a-z0-9-]{0,62}",
                        "where does it stand?"),
                mistake("not-5", status -> status.clearOrder(), "NO_ORDER", "order is missing", "it has no place"),
                mistake(
                        "not-6",
                        status -> status.setOrder(
                                OrderNumber.newBuilder().setEnrolment(1).setBoot(1)),
                        "NO_ORDER",
                        "order.sequence 0 must be 1 or more",
                        "numbers begin at 1"),
                mistake(
                        "not-7",
                        status -> status.setAtMs(-1),
                        "OUT_OF_RANGE",
                        "at -1 must be 0 to 253402300799999",
                        "before 1970"),
                mistake(
                        "not-8",
                        status -> status.setAtMs(253_402_300_800_000L),
                        "OUT_OF_RANGE",
                        "at 253402300800000 must be 0 to 253402300799999",
                        "the first moment of the year 10000"),
                mistake(
                        "not-9",
                        status -> status.getMeasuredBuilder().setPackVoltageMv(-1),
                        "OUT_OF_RANGE",
                        "pack_voltage_mv 4294967295 must be 0 to 2147483647",
                        "more than the column holds"),
                mistake(
                        "not-10",
                        status -> status.getMeasuredBuilder()
                                .addCells(CellReading.newBuilder().setNumber(5)),
                        "OUT_OF_RANGE",
                        "cells.number 5 twice must be once in a frame",
                        "which of the two is it?"));
    }

    /** The rest of the status is kept; what is out of range has no place in it, and is counted. */
    @Test
    void aValueOutOfRangeIsUnknown() throws Exception {
        PackStatus good = Samples.full("unknown-1", 1, Samples.MIDNIGHT_MS);
        PackStatus.Builder bad = good.toBuilder().setEnergy(Energy.newBuilder().setCollectedTotalWh(Long.MAX_VALUE));
        bad.getMeasuredBuilder()
                .addCells(CellReading.newBuilder().setNumber(0).setVoltageMv(3_300))
                .addCells(CellReading.newBuilder().setNumber(256).setVoltageMv(3_300))
                .addCells(CellReading.newBuilder().setNumber(6).setVoltageMv(-1))
                .getLowestCellBuilder()
                .setVoltageMv(-2);
        bad.getMeasuredBuilder().getHighestCellBuilder().setVoltageMv(Integer.MIN_VALUE);
        List<Double> before = counted();
        chain.send(bad.build());
        chain.awaitStatuses("unknown-1", 1);

        PackStatus.Builder expected = good.toBuilder();
        expected.getMeasuredBuilder().clearLowestCell().clearHighestCell();
        assertThat(chain.statuses("unknown-1")).containsExactly(expected.build());
        List<Double> after = counted();
        assertThat(IntStream.range(0, before.size())
                        .mapToObj(i -> after.get(i) - before.get(i))
                        .toList())
                .containsExactly(2.0, 1.0, 1.0, 1.0, 1.0);
    }

    private List<Double> counted() {
        return Stream.of(
                        "cells.number",
                        "cells.voltage_mv",
                        "lowest_cell.voltage_mv",
                        "highest_cell.voltage_mv",
                        "energy")
                .map(field -> registry.counter("history.values.out.of.range", "field", field)
                        .count())
                .toList();
    }

    private static Arguments mistake(
            String packId, Consumer<PackStatus.Builder> mistake, String reason, String detail, String because) {
        return Arguments.of(packId, mistake, reason, detail, because);
    }
}
