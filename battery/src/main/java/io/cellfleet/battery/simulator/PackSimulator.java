package io.cellfleet.battery.simulator;

import io.cellfleet.battery.settings.PackSettings;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;

/**
 * One pack, from the weather to the bytes on the line of its device. It lives in steps of the frame period of its
 * settings, the first at its start; how often it is asked changes nothing in what it says.
 *
 * <p>Not thread-safe.
 */
public final class PackSimulator {

    /** Of the form in which a simulator is kept. */
    private static final int SAVED_VERSION = 1;

    private static final byte[] NOTHING = new byte[0];

    private final SimulatedPack pack;
    private final ZoneId zone;
    private final long periodMs;
    private final double periodS;
    private final DayProfile day;
    private final Plant plant;
    private final Cells cells;
    private final Boards boards;
    private final Device device;
    private final FrameWriter writer;
    private final Line line;
    private final EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream(64);

    private long nextAtMs;
    private long midnightMs;

    private PackSimulator(SimulatedPack pack, ZoneId zone) {
        this.pack = pack;
        this.zone = zone;
        PackSettings settings = pack.settings();
        periodMs = settings.framePeriod().toMillis();
        periodS = periodMs / 1_000.0;
        SplitMix random = new SplitMix(pack.seed());
        day = new DayProfile(zone, pack.physics());
        plant = new Plant(settings);
        cells = new Cells(settings, pack.physics(), random);
        boards = new Boards(settings, random);
        device = new Device(settings, pack.physics(), random);
        writer = new FrameWriter(settings);
        line = new Line(random.nextLong());
    }

    /**
     * A pack whose device is switched on at {@code at}, with the pack's faults.
     *
     * @param zone where its days begin
     */
    public static PackSimulator start(SimulatedPack pack, ZoneId zone, Instant at) {
        PackSimulator simulator = new PackSimulator(pack, zone);
        simulator.beginAt(at.toEpochMilli());
        pack.faults().forEach(fault -> simulator.fault(fault, true));
        return simulator;
    }

    /**
     * Lives on until {@code now}, this moment included.
     *
     * @return everything that appears on the line in this time; empty when nothing is due or the line is silent
     */
    public byte[] bytesUntil(Instant now) {
        long nowMs = now.toEpochMilli();
        if (nextAtMs > nowMs) {
            return NOTHING;
        }
        heard.reset();
        while (nextAtMs <= nowMs) {
            step();
        }
        return heard.toByteArray();
    }

    /** Switches a fault on or off, from the next step on. */
    public void fault(Fault fault, boolean on) {
        if (on) {
            faults.add(fault);
        } else {
            faults.remove(fault);
        }
        cells.weak(faults.contains(Fault.WEAK_CELL));
        cells.hot(faults.contains(Fault.HOT_CELL));
        device.chainIsWhole(!faults.contains(Fault.CHAIN_BREAK));
    }

    /** What no device knows: the mean charge its cells really hold; 1 is full. To judge estimates by. */
    public double trueSoc() {
        return cells.meanSoc();
    }

    private void step() {
        if (nextAtMs >= midnightMs) {
            device.counters().newDay();
            midnightMs = midnightAfter(nextAtMs);
        }
        day.moveTo(nextAtMs);
        plant.step(day, cells, device.relays().charge(), device.relays().load());
        cells.step(plant.incomingA() - plant.outgoingA(), boards.balancingA(), day.ambientC(), periodS);
        boards.measure(cells, device.heard(), periodS);
        device.sensing().measure(plant, faults.contains(Fault.LOST_SENSOR), faults.contains(Fault.WRONG_POLARITY));
        device.step(boards, periodS);
        line.carry(
                writer.next(device, boards),
                faults.contains(Fault.SILENT_LINE),
                faults.contains(Fault.FLIPPED_BITS),
                periodMs,
                heard);
        nextAtMs += periodMs;
    }

    private void beginAt(long atMs) {
        nextAtMs = atMs;
        midnightMs = midnightAfter(atMs);
    }

    private long midnightAfter(long atMs) {
        return Instant.ofEpochMilli(atMs)
                .atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
    }

    /** Keeps everything that {@link #restore} needs to go on with the same bytes. */
    public void save(DataOutput out) throws IOException {
        out.writeInt(SAVED_VERSION);
        out.writeUTF(pack.id());
        out.writeInt(cells.count());
        out.writeLong(nextAtMs);
        out.writeLong(midnightMs);
        out.writeInt(faults.size());
        for (Fault fault : faults) {
            out.writeUTF(fault.name());
        }
        cells.save(out);
        boards.save(out);
        device.save(out);
        writer.save(out);
        line.save(out);
    }

    /**
     * Goes on where a simulator of the same pack was saved, with the faults that were on then.
     *
     * @param pack as it was when the simulator was started
     * @throws IOException when what was saved is of another pack or version, or is cut off
     */
    public static PackSimulator restore(SimulatedPack pack, ZoneId zone, DataInput in) throws IOException {
        PackSimulator simulator = new PackSimulator(pack, zone);
        int version = in.readInt();
        if (version != SAVED_VERSION) {
            throw new IOException("saved simulator has version " + version + " but must have " + SAVED_VERSION);
        }
        String id = in.readUTF();
        int cellCount = in.readInt();
        if (!id.equals(pack.id()) || cellCount != simulator.cells.count()) {
            throw new IOException("saved simulator is of pack " + id + " with " + cellCount + " cells but must be of "
                    + pack.id() + " with " + simulator.cells.count());
        }
        simulator.restore(in);
        return simulator;
    }

    private void restore(DataInput in) throws IOException {
        nextAtMs = in.readLong();
        midnightMs = in.readLong();
        for (int count = in.readInt(); count > 0; count--) {
            fault(savedFault(in.readUTF()), true);
        }
        cells.restore(in);
        boards.restore(in);
        device.restore(in);
        writer.restore(in);
        line.restore(in);
    }

    private static Fault savedFault(String name) throws IOException {
        for (Fault fault : Fault.values()) {
            if (fault.name().equals(name)) {
                return fault;
            }
        }
        throw new IOException("saved simulator has a fault '" + name + "' that is not known");
    }
}
