package io.cellfleet.gateway;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.line.RecordSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A sink that keeps what it gets. Thread-safe. */
public final class RecordList implements RecordSink {

    private final List<GatewayRecord> records = new ArrayList<>();

    @Override
    public synchronized void accept(GatewayRecord gatewayRecord) {
        records.add(gatewayRecord);
    }

    public synchronized List<GatewayRecord> all() {
        return List.copyOf(records);
    }

    public List<GatewayRecord> frames() {
        return only(GatewayRecord::hasFrame);
    }

    public List<GatewayRecord> reports() {
        return only(GatewayRecord::hasLineReport);
    }

    public List<GatewayRecord> rejected() {
        return only(GatewayRecord::hasRejectedStretch);
    }

    private List<GatewayRecord> only(Predicate<GatewayRecord> kind) {
        return all().stream().filter(kind).toList();
    }
}
