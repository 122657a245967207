package io.cellfleet.history.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.CellTemperature;
import io.cellfleet.contract.v1.CellVoltage;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.codec.Block;
import io.cellfleet.history.codec.Block.Pressing;
import io.cellfleet.history.codec.Column;
import io.cellfleet.history.codec.CorruptBlockException;
import io.cellfleet.history.testing.AnyStatus;
import io.cellfleet.history.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine says of a record comes out of the columns as it went in. A failure repeats by its seed. */
class StatusBlockTest {

    private static final String PACK = "barn";

    /** The statuses are made from the contract's own list of fields, so one that is added there and not here is seen. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void everyFieldComesBack(long seed) throws CorruptBlockException {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            double known = random.nextInt(3) / 2.0;
            List<PackStatus> statuses = IntStream.range(0, 1 + random.nextInt(70))
                    .mapToObj(row -> AnyStatus.of(PACK, random, known))
                    .toList();

            assertThat(again(StatusBlock.of(statuses))).isEqualTo(statuses);
        }
    }

    @Test
    void aMinuteOfFramesComesBack() throws CorruptBlockException {
        List<PackStatus> statuses = Stream.concat(
                        IntStream.range(0, 60)
                                .mapToObj(i -> Samples.full(PACK, 1 + i, Samples.MIDNIGHT_MS + 1_000L * i)),
                        Stream.of(Samples.lineReport(PACK, 61, Samples.MIDNIGHT_MS + 60_000)
                                .build()))
                .toList();
        StatusBlock rows = StatusBlock.of(statuses);

        assertThat(again(rows)).isEqualTo(statuses);
        assertThat(rows.block().words()).doesNotHaveDuplicates().contains(ByteString.copyFromUtf8("gateway-1"));
    }

    /** Unknown is not 0: neither in the columns nor back. */
    @Test
    void whatIsUnknownHasNoColumn() {
        StatusBlock rows = StatusBlock.of(
                List.of(Samples.frame(PACK, 1, Samples.MIDNIGHT_MS, 0).build()));

        assertThat(rows.block().columns()).contains(Column.full(16, 0)).noneMatch(column -> column.id() == 20);
    }

    /** What follows from other values takes no room, and comes back also where it does not follow. */
    @ParameterizedTest(name = "off by {0}")
    @ValueSource(ints = {0, 1, -7})
    void whatFollowsIsKeptAsWhatItIsBeyondThat(int off) throws CorruptBlockException {
        Measurement.Builder measured = Measurement.newBuilder()
                .setCellCount(3)
                .setCurrent1Ma(5_000)
                .setCurrent2Ma(3_000)
                .setCurrentMa(2_000 + off)
                .setIncomingMa(5_000 + off)
                .setOutgoingMa(3_000 + off)
                .addCells(cell(1, 3_301, 215))
                .addCells(cell(2, 3_299, 201))
                .addCells(cell(3, 3_299, 230))
                .setLowestCell(CellVoltage.newBuilder().setNumber(2 + off).setVoltageMv(3_299 + off))
                .setHighestCell(CellVoltage.newBuilder().setNumber(1 + off).setVoltageMv(3_301 + off))
                .setLowestTemperature(
                        CellTemperature.newBuilder().setNumber(2 + off).setDeciC(201 + off))
                .setHighestTemperature(
                        CellTemperature.newBuilder().setNumber(3 + off).setDeciC(230 + off));
        List<PackStatus> statuses = List.of(Samples.lineReport(PACK, 1, Samples.MIDNIGHT_MS)
                .setMeasured(measured)
                .build());
        StatusBlock rows = StatusBlock.of(statuses);

        for (int id : new int[] {22, 23, 24, 2_100, 2_101, 2_102, 2_103, 2_104, 2_105, 2_107, 2_108}) {
            assertThat(rows.block().columns()).contains(Column.full(id, off));
        }
        assertThat(again(rows)).isEqualTo(statuses);
    }

    private static CellReading.Builder cell(int number, int voltageMv, int deciC) {
        return CellReading.newBuilder()
                .setNumber(number)
                .setVoltageMv(voltageMv)
                .setTemperatureDeciC(deciC);
    }

    @Test
    void whatTheContractDoesNotAllowIsNamed() {
        PackStatus cell256 =
                Samples.cellFrame(PACK, 1, Samples.MIDNIGHT_MS, 256, 3_200).build();
        PackStatus twice =
                Samples.cellFrame(PACK, 1, Samples.MIDNIGHT_MS, 3, 3_200).build();
        PackStatus.Builder again = twice.toBuilder();
        again.getMeasuredBuilder().addCells(CellReading.newBuilder().setNumber(3));

        assertThatThrownBy(() -> StatusBlock.of(List.of(cell256))).hasMessage("cells.number 256 must be 1 to 255");
        assertThatThrownBy(() -> StatusBlock.of(List.of(again.build())))
                .hasMessage("cells.number 3 must be there once in a frame");
        assertThatThrownBy(() -> StatusBlock.of(List.of())).hasMessage("rows is 0 but must be 1 to 65536");
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        ByteString noMessage = ByteString.copyFromUtf8("no message");

        assertRefused(Column.full(99, 1), "column 99 is unknown to this release");
        assertRefused(Column.full(1_003, 1), "column 1003 is unknown to this release");
        assertRefused(Column.full(1_007, 1), "column 1007 is unknown to this release");
        assertRefused(Column.full(2_024, 1), "column 2024 is unknown to this release");
        assertRefused(Column.full(129, 1), "column 129 is word 1 but there are 1");
        assertRefused(Column.full(129, -1), "column 129 is word -1 but there are 1");
        assertThatThrownBy(() ->
                        new StatusBlock(new Block(1, List.of(Column.full(132, 0)), List.of(noMessage))).statuses(PACK))
                .isInstanceOf(CorruptBlockException.class)
                .hasMessageStartingWith("word 0 is no charge: ");
    }

    /** What stands in databases is looked up there. */
    @Test
    void theDocumentListsEveryColumn() throws IOException {
        String document = Files.readString(Path.of("../docs/history-format.md"));

        List<Quantity> quantities = Stream.concat(
                        Quantities.OF_PACK.stream(),
                        Quantities.EXTREMES.stream().map(Extreme::quantity))
                .toList();
        assertThat(quantities).extracting(Quantity::id).isSorted().doesNotHaveDuplicates();
        assertThat(Word.ALL).extracting(Word::id).isSorted().doesNotHaveDuplicates();
        assertThat(Word.ALL.getFirst().id())
                .isGreaterThan(Quantities.OF_PACK.getLast().id());
        for (Quantity quantity : quantities) {
            assertThat(document).contains("| " + quantity.id() + " | `" + quantity.name() + "` |");
        }
        for (Word<?> word : Word.ALL) {
            assertThat(document).contains("| " + word.id() + " | `" + word.name() + "` |");
        }
    }

    private static void assertRefused(Column column, String message) {
        StatusBlock rows = new StatusBlock(new Block(1, List.of(column), List.of(ByteString.EMPTY)));
        assertThatThrownBy(() -> rows.statuses(PACK))
                .isInstanceOf(CorruptBlockException.class)
                .hasMessage(message);
    }

    private static List<PackStatus> again(StatusBlock rows) throws CorruptBlockException {
        return new StatusBlock(Block.decode(rows.block().encode(Pressing.FAST))).statuses(PACK);
    }
}
