package io.cellfleet.battery.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A decision, its reasons and its time. */
class RelayStateTest {

    @Test
    void onHasNoReasonsAndOffHasSome() {
        assertThatThrownBy(
                        () -> new RelayState(true, Instant.EPOCH, List.of(BlockReason.FIRST_FRAMES), Optional.empty()))
                .hasMessageContaining("is on has reasons [FIRST_FRAMES]");
        assertThatThrownBy(() -> new RelayState(false, Instant.EPOCH, List.of(), Optional.empty()))
                .hasMessageContaining("is off has reasons []");
    }

    @Test
    void sinceIsTheRecordThatDecidedIt() {
        Reading good = Reading.of(4);
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, good);
        Instant on = pack.now();
        pack.frames(7, good);
        assertThat(pack.status().relays().charge().since()).isEqualTo(on);

        pack.frames(2, good.volts(3_300, 3_700));
        Instant off = pack.now();
        pack.frames(7, good.degrees(250, 560));
        assertThat(pack.status().relays().charge().since()).isEqualTo(off);
    }
}
