package io.cellfleet.battery.protocol.jbd;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.Stretch;
import java.util.Arrays;
import java.util.List;

/** All bytes of a line are in its stretches, each in exactly one, and the stretches come in the order of their ends. */
final class Coverage {

    private Coverage() {}

    static void check(List<Stretch> stretches, byte[] line) {
        boolean[] covered = new boolean[line.length];
        long endBefore = 0;
        for (Stretch stretch : stretches) {
            assertThat(stretch.bytes()).isNotEmpty();
            assertThat(stretch.end()).isGreaterThan(endBefore);
            endBefore = stretch.end();
            int first = stretch instanceof Stretch.Frame ? Packet.length(stretch.bytes(), 0) : 0;
            cover(covered, line, (int) stretch.offset(), Arrays.copyOf(stretch.bytes(), first));
            byte[] rest = Arrays.copyOfRange(stretch.bytes(), first, stretch.bytes().length);
            cover(covered, line, (int) stretch.end() - rest.length, rest);
        }
        for (int at = 0; at < line.length; at++) {
            assertThat(covered[at]).as("byte %s", at).isTrue();
        }
    }

    private static void cover(boolean[] covered, byte[] line, int from, byte[] bytes) {
        assertThat(bytes).isEqualTo(Arrays.copyOfRange(line, from, from + bytes.length));
        for (int at = from; at < from + bytes.length; at++) {
            assertThat(covered[at]).as("byte %s twice", at).isFalse();
            covered[at] = true;
        }
    }
}
