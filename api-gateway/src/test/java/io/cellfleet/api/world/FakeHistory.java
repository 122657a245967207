package io.cellfleet.api.world;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.rpc.BadRequest;
import io.cellfleet.contract.history.v1.Ages;
import io.cellfleet.contract.history.v1.ChangesReply;
import io.cellfleet.contract.history.v1.ChangesRequest;
import io.cellfleet.contract.history.v1.EraseReply;
import io.cellfleet.contract.history.v1.EraseRequest;
import io.cellfleet.contract.history.v1.EventsReply;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.history.v1.HistoryGrpc;
import io.cellfleet.contract.history.v1.HistoryKeepingGrpc;
import io.cellfleet.contract.history.v1.LatestPack;
import io.cellfleet.contract.history.v1.LatestReply;
import io.cellfleet.contract.history.v1.LatestRequest;
import io.cellfleet.contract.history.v1.PackSums;
import io.cellfleet.contract.history.v1.PacksReply;
import io.cellfleet.contract.history.v1.PacksRequest;
import io.cellfleet.contract.history.v1.PartitionOffset;
import io.cellfleet.contract.history.v1.Ranked;
import io.cellfleet.contract.history.v1.RankingReply;
import io.cellfleet.contract.history.v1.RankingRequest;
import io.cellfleet.contract.history.v1.RetentionReply;
import io.cellfleet.contract.history.v1.RetentionRequest;
import io.cellfleet.contract.history.v1.SeriesColumn;
import io.cellfleet.contract.history.v1.SeriesReply;
import io.cellfleet.contract.history.v1.SeriesRequest;
import io.cellfleet.contract.history.v1.SetRetentionRequest;
import io.cellfleet.contract.history.v1.StandingReply;
import io.cellfleet.contract.history.v1.StandingRequest;
import io.cellfleet.contract.history.v1.StatusesReply;
import io.cellfleet.contract.history.v1.StatusesRequest;
import io.cellfleet.contract.history.v1.SumsColumn;
import io.cellfleet.contract.history.v1.SumsReply;
import io.cellfleet.contract.history.v1.SumsRequest;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** History over what is put into it, behind a real gRPC server. */
public final class FakeHistory implements HistoryGrpc.AsyncService, AutoCloseable {

    private final List<LatestPack> latest = new CopyOnWriteArrayList<>();
    private final Map<Integer, Long> offsets = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Long, Long>> values = new ConcurrentHashMap<>();
    private final List<PackEvent> events = new CopyOnWriteArrayList<>();
    private final List<PackEvent> standing = new CopyOnWriteArrayList<>();
    private final Map<String, List<PackStatus>> statuses = new ConcurrentHashMap<>();
    private final Map<String, Ages> ages = new ConcurrentHashMap<>();
    private final List<String> erased = new CopyOnWriteArrayList<>();
    private volatile ChangesReply changes = ChangesReply.getDefaultInstance();
    private volatile boolean incomplete;
    private volatile @Nullable Status refusal;
    private final Server server;

    /**
     * @param port on 127.0.0.1; 0 takes a free one
     */
    public FakeHistory(int port) throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addService(HistoryGrpc.bindService(this))
                .addService(HistoryKeepingGrpc.bindService(new Keeping()))
                .build()
                .start();
    }

    public int port() {
        return server.getPort();
    }

    public void knows(LatestPack pack) {
        latest.add(pack);
    }

    public void isUpTo(int partition, long nextOffset) {
        offsets.put(partition, nextOffset);
    }

    public void holds(String packId, String column, long atMs, long value) {
        values.computeIfAbsent(packId + "/" + column, key -> new ConcurrentSkipListMap<>())
                .put(atMs, value);
    }

    /** Whether an instance is missing that holds the newest minutes. */
    public void isIncomplete(boolean is) {
        incomplete = is;
    }

    /** Refuses to answer series; null: answers again. */
    public void refuses(@Nullable Status status) {
        refusal = status;
    }

    public void holds(PackEvent event) {
        events.add(event);
    }

    /** Warns of something beside the records, until it is taken back. */
    public void stands(PackEvent event) {
        standing.add(event);
    }

    public void takesBack(PackEvent event) {
        standing.remove(event);
    }

    @Override
    public void standing(StandingRequest request, StreamObserver<StandingReply> reply) {
        reply.onNext(StandingReply.newBuilder().addAllEvents(standing).build());
        reply.onCompleted();
    }

    @Override
    public void latest(LatestRequest request, StreamObserver<LatestReply> reply) {
        LatestReply.Builder answer = LatestReply.newBuilder().addAllPacks(latest);
        offsets.forEach((partition, next) -> answer.addStatusOffsets(
                PartitionOffset.newBuilder().setPartition(partition).setNextOffset(next)));
        reply.onNext(answer.build());
        reply.onCompleted();
    }

    @Override
    public void series(SeriesRequest request, StreamObserver<SeriesReply> reply) {
        Status refused = refusal;
        if (refused != null) {
            reply.onError(refused.asRuntimeException());
            return;
        }
        SeriesReply.Builder answer = SeriesReply.newBuilder().setIncomplete(incomplete);
        for (String packId : request.getPackIdsList()) {
            for (String name : request.getColumnsList()) {
                NavigableMap<Long, Long> kept = kept(packId, name, request.getFromMs(), request.getToMs());
                SeriesColumn column =
                        request.getBucketMs() == 0 ? raw(name, kept, request) : buckets(name, kept, request);
                answer.addColumns(column.toBuilder().setPackId(packId));
            }
        }
        reply.onNext(answer.build());
        reply.onCompleted();
    }

    private static SeriesColumn raw(String name, NavigableMap<Long, Long> kept, SeriesRequest request) {
        SeriesColumn.Builder column =
                SeriesColumn.newBuilder().setName(name).setTruncated(kept.size() > request.getLimit());
        kept.entrySet().stream()
                .limit(request.getLimit())
                .forEach(value -> column.addAtMs(value.getKey()).addValue(value.getValue()));
        return column.build();
    }

    private static SeriesColumn buckets(String name, NavigableMap<Long, Long> kept, SeriesRequest request) {
        NavigableMap<Long, List<Long>> byStart = new ConcurrentSkipListMap<>();
        kept.forEach((at, value) -> byStart.computeIfAbsent(
                        at - Math.floorMod(at, (long) request.getBucketMs()), start -> new ArrayList<>())
                .add(value));
        SeriesColumn.Builder column = SeriesColumn.newBuilder().setName(name);
        byStart.forEach((start, inside) -> column.addAtMs(start)
                .addValue(Math.round(
                        inside.stream().mapToLong(Long::longValue).average().orElseThrow()))
                .addMin(inside.stream().mapToLong(Long::longValue).min().orElseThrow())
                .addMax(inside.stream().mapToLong(Long::longValue).max().orElseThrow()));
        return column.build();
    }

    /** What was put in under a column's name is given as that column of each resolution. */
    @Override
    public void sums(SumsRequest request, StreamObserver<SumsReply> reply) {
        SumsReply.Builder answer = SumsReply.newBuilder();
        for (String packId : request.getPackIdsList()) {
            PackSums.Builder pack = PackSums.newBuilder().setPackId(packId);
            NavigableSet<Long> times = new TreeSet<>();
            request.getColumnsList()
                    .forEach(name -> times.addAll(kept(packId, name, request.getFromMs(), request.getToMs())
                            .keySet()));
            if (times.isEmpty()) {
                continue;
            }
            pack.addAllAtMs(times);
            for (String name : request.getColumnsList()) {
                NavigableMap<Long, Long> kept = kept(packId, name, request.getFromMs(), request.getToMs());
                SumsColumn.Builder column = SumsColumn.newBuilder().setName(name);
                for (long at : times) {
                    if (!kept.containsKey(at)) {
                        column.addUnknown(column.getValueCount());
                    }
                    column.addValue(kept.getOrDefault(at, 0L));
                }
                pack.addColumns(column);
            }
            answer.addPacks(pack);
        }
        reply.onNext(answer.build());
        reply.onCompleted();
    }

    /** The change feed: what is answered next. */
    public void answersChanges(ChangesReply reply) {
        changes = reply;
    }

    @Override
    public void changes(ChangesRequest request, StreamObserver<ChangesReply> reply) {
        Status refused = refusal;
        if (refused != null) {
            reply.onError(refused.asRuntimeException());
            return;
        }
        reply.onNext(changes);
        reply.onCompleted();
    }

    @Override
    public void ranking(RankingRequest request, StreamObserver<RankingReply> reply) {
        List<Ranked> ranked = new ArrayList<>();
        for (String packId : request.getPackIdsList()) {
            kept(packId, request.getColumn(), request.getFromMs(), request.getToMs()).entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .ifPresent(most -> ranked.add(Ranked.newBuilder()
                            .setPackId(packId)
                            .setValue(most.getValue())
                            .setAtMs(most.getKey())
                            .build()));
        }
        ranked.sort(Comparator.comparingLong(Ranked::getValue).reversed());
        reply.onNext(RankingReply.newBuilder()
                .addAllPacks(ranked.stream().limit(request.getLimit()).toList())
                .build());
        reply.onCompleted();
    }

    private NavigableMap<Long, Long> kept(String packId, String column, long fromMs, long toMs) {
        return values.getOrDefault(packId + "/" + column, new ConcurrentSkipListMap<>())
                .subMap(fromMs, true, toMs, false);
    }

    /** The name of what it says; empty where this release does not know it. */
    private static String fact(PackEvent event) {
        FieldDescriptor fact =
                PackEvent.getDescriptor().findFieldByNumber(event.getFactCase().getNumber());
        return fact == null ? "" : fact.getName();
    }

    @Override
    public void events(EventsRequest request, StreamObserver<EventsReply> reply) {
        List<PackEvent> found = events.stream()
                .filter(event -> request.getPackIdsList().isEmpty()
                        || request.getPackIdsList().contains(event.getPackId()))
                .filter(event -> request.getFactsList().isEmpty()
                        || request.getFactsList().contains(fact(event)))
                .filter(event -> request.getInstallationId().isEmpty()
                        || event.getInstallationId().equals(request.getInstallationId()))
                .filter(event -> event.getAtMs() >= request.getFromMs() && event.getAtMs() < request.getToMs())
                .sorted(Comparator.comparingLong(PackEvent::getAtMs).reversed())
                .toList();
        reply.onNext(EventsReply.newBuilder()
                .addAllEvents(found.stream().limit(request.getLimit()).toList())
                .setTruncated(found.size() > request.getLimit())
                .build());
        reply.onCompleted();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    public void holds(PackStatus status) {
        statuses.computeIfAbsent(status.getPackId(), id -> new CopyOnWriteArrayList<>())
                .add(status);
    }

    /** Tenants that were erased. */
    public List<String> erased() {
        return erased;
    }

    private final class Keeping implements HistoryKeepingGrpc.AsyncService {

        @Override
        public void retention(RetentionRequest request, StreamObserver<RetentionReply> reply) {
            answer(request.getTenantId(), reply);
        }

        @Override
        public void setRetention(SetRetentionRequest request, StreamObserver<RetentionReply> reply) {
            if (request.getOwn().hasRawDays() && request.getOwn().getRawDays() < 31) {
                reply.onError(refusal(
                        "rawDays", "rawDays is " + request.getOwn().getRawDays() + " but must be 31 to 366000"));
                return;
            }
            ages.put(request.getTenantId(), request.getOwn());
            answer(request.getTenantId(), reply);
        }

        private static StatusRuntimeException refusal(String field, String sentence) {
            return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                    .setCode(Status.Code.INVALID_ARGUMENT.value())
                    .setMessage(sentence)
                    .addDetails(Any.pack(BadRequest.newBuilder()
                            .addFieldViolations(BadRequest.FieldViolation.newBuilder()
                                    .setField(field)
                                    .setDescription(sentence))
                            .build()))
                    .build());
        }

        private void answer(String tenantId, StreamObserver<RetentionReply> reply) {
            Ages own = ages.getOrDefault(tenantId, Ages.getDefaultInstance());
            reply.onNext(
                    RetentionReply.newBuilder().setOwn(own).setEffective(own).build());
            reply.onCompleted();
        }

        @Override
        public void packs(PacksRequest request, StreamObserver<PacksReply> reply) {
            reply.onNext(PacksReply.getDefaultInstance());
            reply.onCompleted();
        }

        /** One status a portion. */
        @Override
        public void statuses(StatusesRequest request, StreamObserver<StatusesReply> reply) {
            List<PackStatus> left = statuses.getOrDefault(request.getPackId(), List.of()).stream()
                    .filter(status -> status.getAtMs() >= request.getFromMs())
                    .toList();
            StatusesReply.Builder answer = StatusesReply.newBuilder();
            left.stream().findFirst().ifPresent(answer::addStatuses);
            if (left.size() > 1) {
                answer.setNextFromMs(left.get(1).getAtMs());
            }
            reply.onNext(answer.build());
            reply.onCompleted();
        }

        @Override
        public void erase(EraseRequest request, StreamObserver<EraseReply> reply) {
            erased.add(request.getTenantId());
            reply.onNext(EraseReply.newBuilder().setPacks(1).build());
            reply.onCompleted();
        }
    }
}
