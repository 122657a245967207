package io.cellfleet.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueColumnTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        name                     | column                            | because
        packVoltageMv            | pack_voltage_mv                   | the contract names it
        currentMa                | current_ma                        | the contract names it
        socMilliPercent          | soc_milli_percent                 | the contract names it
        lowestCellMv             | lowest_cell_mv                    | the contract names it
        highestCellMv            | highest_cell_mv                   | the contract names it
        lowestTemperatureDeciC   | lowest_temperature_deci_c         | the contract names it
        highestTemperatureDeciC  | highest_temperature_deci_c        | the contract names it
        cellVoltageMv.1          | voltage_mv of cell 1              | the first cell
        cellVoltageMv.255        | voltage_mv of cell 255            | the last cell of the largest pack
        cellTemperatureDeciC.16  | temperature_deci_c of cell 16     | a temperature
        cellVoltageMv.0          | none                              | cells count from 1
        cellVoltageMv.256        | none                              | no pack has so many
        cellVoltageMv.01         | none                              | one name for one thing
        cellVoltageMv            | none                              | of which cell?
        pack_voltage_mv          | none                              | the name of the table's column is not the API's
        currentMa; DROP TABLE x  | none                              | names are looked up, never put together
        """)
    void named(String name, String column, String because) {
        assertThat(ValueColumn.named(name).map(ValueColumnTest::describe).orElse("none"))
                .isEqualTo(column);
    }

    private static String describe(ValueColumn column) {
        return switch (column) {
            case ValueColumn.OfPack pack -> pack.sqlName();
            case ValueColumn.OfCell cell -> cell.sqlName() + " of cell " + cell.cellNumber();
        };
    }
}
