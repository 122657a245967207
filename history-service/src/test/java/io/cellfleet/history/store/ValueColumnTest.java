package io.cellfleet.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueColumnTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        name                     | id    | because
        packVoltageMv            | 16    | the contract names it
        currentMa                | 22    | the contract names it
        socMilliPercent          | 56    | the contract names it
        lowestCellMv             | 2101  | the contract names it
        highestCellMv            | 2103  | the contract names it
        lowestTemperatureDeciC   | 2105  | the contract names it
        highestTemperatureDeciC  | 2108  | the contract names it
        cellVoltageMv.1          | 1004  | the first cell
        cellVoltageMv.255        | 2020  | the last cell of the largest pack
        cellTemperatureDeciC.16  | 1065  | a temperature
        cellVoltageMv.0          | none  | cells count from 1
        cellVoltageMv.256        | none  | no pack has so many
        cellVoltageMv.01         | none  | one name for one thing
        cellVoltageMv            | none  | of which cell?
        pack_voltage_mv          | none  | the contract's own name is not the API's
        currentMa; DROP TABLE x  | none  | names are looked up, never put together
        """)
    void named(String name, String id, String because) {
        assertThat(ValueColumn.named(name)
                        .map(column -> Integer.toString(column.id()))
                        .orElse("none"))
                .isEqualTo(id);
    }
}
