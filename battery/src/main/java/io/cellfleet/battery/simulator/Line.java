package io.cellfleet.battery.simulator;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The serial line: carries each frame as it is, or with the damage of its faults. */
final class Line {

    private static final long ROUND_MS = 900_000;
    private static final long SILENCE_MS = 45_000;
    private static final int DAMAGED_ONE_IN = 10;

    private final SplitMix random;
    private long silentFaultForMs;

    Line(long seed) {
        random = new SplitMix(seed);
    }

    void carry(byte[] frame, boolean silentFault, boolean flippedBits, long periodMs, ByteArrayOutputStream heard) {
        boolean silent = silentFault && silentFaultForMs % ROUND_MS < SILENCE_MS;
        silentFaultForMs = silentFault ? silentFaultForMs + periodMs : 0;
        if (silent) {
            return;
        }
        if (flippedBits && random.below(DAMAGED_ONE_IN) == 0) {
            damaged(frame, heard);
        } else {
            heard.write(frame, 0, frame.length);
        }
    }

    private void damaged(byte[] frame, ByteArrayOutputStream heard) {
        switch (random.below(3)) {
            case 0 -> {
                frame[random.below(frame.length)] ^= (byte) (1 << random.below(8));
                heard.write(frame, 0, frame.length);
            }
            case 1 -> {
                int lost = random.below(frame.length);
                heard.write(frame, 0, lost);
                heard.write(frame, lost + 1, frame.length - lost - 1);
            }
            default -> {
                for (int noise = 1 + random.below(5); noise > 0; noise--) {
                    heard.write(random.below(256));
                }
                heard.write(frame, 0, frame.length);
            }
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(random.state());
        out.writeLong(silentFaultForMs);
    }

    void restore(DataInput in) throws IOException {
        random.state(in.readLong());
        silentFaultForMs = in.readLong();
    }
}
