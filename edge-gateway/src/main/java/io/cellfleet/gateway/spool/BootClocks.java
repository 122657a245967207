package io.cellfleet.gateway.spool;

import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.gateway.line.Moment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** The clocks of all starts whose records may be in the spool, on disk. Thread-safe. */
final class BootClocks {

    private static final Logger LOG = Logger.getLogger(BootClocks.class);

    private final SpoolDatabase database;
    private Boots boots;

    private BootClocks(SpoolDatabase database, Boots boots) {
        this.database = database;
        this.boots = boots;
    }

    /** The clocks of a start that is now made known. */
    static BootClocks open(SpoolDatabase database, int enrolment, int number, long startedNanos) throws DiskTrouble {
        Boot present = new Boot(
                enrolment,
                number,
                MachineBoot.id(),
                startedNanos,
                0,
                OptionalLong.empty(),
                ClockQuality.CLOCK_QUALITY_UNSET);
        return open(database, present);
    }

    static BootClocks open(SpoolDatabase database, Boot present) throws DiskTrouble {
        database.define(BootTable.DEFINITION);
        List<Boot> all = database.write(Durability.PROCESS, it -> {
            BootTable.write(it, List.of(present));
            return BootTable.read(it);
        });
        List<Boot> earlier = new ArrayList<>(all);
        earlier.removeIf(boot -> boot.enrolment() == present.enrolment() && boot.number() == present.number());
        earlier.add(present);
        return new BootClocks(database, new Boots(earlier));
    }

    /** Learns the time when the clock has been set, once for each start. */
    void learn(Moment now) throws DiskTrouble {
        if (now.clockQuality() == ClockQuality.CLOCK_QUALITY_UNSET || isSettled()) {
            return;
        }
        Boots settled = boots().settled(now.capturedAtMs() - now.monotonicMs(), now.clockQuality());
        // On disk for good before the first record goes out, so that a record sent twice says the same time twice.
        database.write(Durability.POWER, it -> {
            BootTable.write(it, settled.all());
            return null;
        });
        set(settled);
        LOG.infof("The clock is set utc=%s quality=%s", now.utc(), now.clockQuality());
    }

    /** Notes within the transaction that writes them what the newest of these records says of an unset clock. */
    void note(Connection connection, List<GatewayRecord> taken) throws SQLException {
        if (isSettled()) {
            return;
        }
        Boot before = boots().present();
        Boot after = before;
        for (GatewayRecord each : taken) {
            after = isOpen(each) ? after.after(each) : after;
        }
        if (!after.equals(before)) {
            BootTable.write(connection, List.of(after));
            set(boots().withPresent(after));
        }
    }

    /** No record of an earlier start than this one's is left. */
    void forgetBefore(OrderNumber oldest) throws DiskTrouble {
        database.write(Durability.PROCESS, it -> {
            BootTable.deleteBefore(it, oldest.getEnrolment(), oldest.getBoot());
            return null;
        });
    }

    /** After the file was begun anew. */
    void writeAgain() throws DiskTrouble {
        database.write(Durability.PROCESS, it -> {
            BootTable.write(it, boots().all());
            return null;
        });
    }

    /** Whether a record's UTC is open: taken by a clock that was not set. Simulated packs have a time of their own. */
    static boolean isOpen(GatewayRecord gatewayRecord) {
        return !gatewayRecord.getSimulated() && gatewayRecord.getClockQuality() == ClockQuality.CLOCK_QUALITY_UNSET;
    }

    private synchronized boolean isSettled() {
        return boots.present().utcAtZeroMs().isPresent();
    }

    synchronized Boots boots() {
        return boots;
    }

    private synchronized void set(Boots changed) {
        boots = changed;
    }

    synchronized Optional<Boot> of(OrderNumber order) {
        return boots.of(order);
    }

    synchronized Boot present() {
        return boots.present();
    }
}
