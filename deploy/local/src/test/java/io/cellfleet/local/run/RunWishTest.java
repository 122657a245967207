package io.cellfleet.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.local.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunWishTest {

    private static final SerialLine CABIN = new SerialLine(Path.of("/dev/ttyUSB0"), "cabin");
    private static final SerialLine BARN = new SerialLine(Path.of("/dev/ttyUSB1"), "barn");

    @Test
    void hasLinesOrNone() {
        assertThat(wish(List.of(), Map.of(), 20, 3).hasLines()).isTrue();
        assertThat(wish(List.of(CABIN), Map.of(), 0, 3).hasLines()).isTrue();
        assertThat(wish(List.of(), Map.of(), 0, 3).hasLines()).isFalse();
    }

    @Test
    void limitsAreInclusive() {
        assertThat(wish(List.of(), Map.of(), 20_000, 336).simulated()).isEqualTo(20_000);
        refused(() -> wish(List.of(), Map.of(), 20_001, 3), "--packs is 20001 but must be 0 to 20000");
        refused(() -> wish(List.of(), Map.of(), -1, 3), "--packs is -1");
        refused(() -> wish(List.of(), Map.of(), 20, 337), "--past is 337 but must be 0 to 336 hours");
        refused(() -> wish(List.of(), Map.of(), 20, -1), "--past is -1");
    }

    @Test
    void onePackHasOneDevice() {
        assertThat(wish(List.of(CABIN, BARN), Map.of(), 0, 3).serial()).hasSize(2);
        refused(
                () -> wish(List.of(CABIN, new SerialLine(BARN.device(), "cabin")), Map.of(), 0, 3),
                "the pack 'cabin' twice");
        refused(
                () -> wish(List.of(CABIN, new SerialLine(CABIN.device(), "barn")), Map.of(), 0, 3),
                "the device /dev/ttyUSB0 twice");
    }

    @Test
    void settingsAreForAPackOnALine() {
        PackSettingsDraft draft = PackSettingsDraft.of(16, "LTO", 9_000);
        assertThat(wish(List.of(CABIN), Map.of("cabin", draft), 0, 3).settings())
                .hasSize(1);
        refused(() -> wish(List.of(CABIN), Map.of("barn", draft), 0, 3), "the pack 'barn' but no --serial does");
    }

    private static RunWish wish(
            List<SerialLine> serial, Map<String, PackSettingsDraft> settings, int simulated, int pastHours) {
        return new RunWish(Path.of("/data"), 8_080, serial, settings, simulated, Duration.ofHours(pastHours));
    }

    private static void refused(Runnable wish, String message) {
        assertThatThrownBy(wish::run).isInstanceOf(Refusal.class).hasMessageContaining(message);
    }
}
