package io.cellfleet.gateway.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The simulated packs as they stood at one time.
 *
 * @param seed      the fleet's
 * @param at        the time up to which the packs have lived
 * @param sentUntil no record of a later time has been sent; later than {@code at} when the gateway was running
 * @param packs     each pack's state by its id
 */
record SavedFleet(long seed, Instant at, Instant sentUntil, Map<String, byte[]> packs) {

    private static final int MAGIC = 0x43465349;
    private static final int VERSION = 1;

    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeLong(seed);
        out.writeLong(at.toEpochMilli());
        out.writeLong(sentUntil.toEpochMilli());
        out.writeInt(packs.size());
        for (Map.Entry<String, byte[]> pack : packs.entrySet()) {
            out.writeUTF(pack.getKey());
            out.writeInt(pack.getValue().length);
            out.write(pack.getValue());
        }
        return bytes.toByteArray();
    }

    /**
     * @throws IOException when the bytes are something else
     */
    static SavedFleet parse(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != MAGIC) {
            throw new IOException("it holds something else");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("its version is " + version + " but must be " + VERSION);
        }
        long seed = in.readLong();
        Instant at = Instant.ofEpochMilli(in.readLong());
        Instant sentUntil = Instant.ofEpochMilli(in.readLong());
        Map<String, byte[]> packs = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String pack = in.readUTF();
            packs.put(pack, in.readNBytes(in.readInt()));
        }
        return new SavedFleet(seed, at, sentUntil, packs);
    }
}
