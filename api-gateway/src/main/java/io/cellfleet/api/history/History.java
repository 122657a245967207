package io.cellfleet.api.history;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import io.cellfleet.battery.settings.Violation;
import io.cellfleet.contract.history.v1.Ages;
import io.cellfleet.contract.history.v1.ChangesReply;
import io.cellfleet.contract.history.v1.ChangesRequest;
import io.cellfleet.contract.history.v1.EraseRequest;
import io.cellfleet.contract.history.v1.EventsReply;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.history.v1.FleetReply;
import io.cellfleet.contract.history.v1.FleetRequest;
import io.cellfleet.contract.history.v1.HistoryGrpc;
import io.cellfleet.contract.history.v1.HistoryKeepingGrpc;
import io.cellfleet.contract.history.v1.LatestReply;
import io.cellfleet.contract.history.v1.LatestRequest;
import io.cellfleet.contract.history.v1.PacksRequest;
import io.cellfleet.contract.history.v1.RankingReply;
import io.cellfleet.contract.history.v1.RankingRequest;
import io.cellfleet.contract.history.v1.RetentionReply;
import io.cellfleet.contract.history.v1.RetentionRequest;
import io.cellfleet.contract.history.v1.SeriesReply;
import io.cellfleet.contract.history.v1.SeriesRequest;
import io.cellfleet.contract.history.v1.SetRetentionRequest;
import io.cellfleet.contract.history.v1.StandingReply;
import io.cellfleet.contract.history.v1.StandingRequest;
import io.cellfleet.contract.history.v1.StatusesReply;
import io.cellfleet.contract.history.v1.StatusesRequest;
import io.cellfleet.contract.history.v1.SumsReply;
import io.cellfleet.contract.history.v1.SumsRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.AbstractBlockingStub;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** What history-service is asked. Every question has a deadline. */
@ApplicationScoped
public class History {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /** The newest statuses of the whole fleet are many. */
    private static final Duration LATEST_DEADLINE = Duration.ofSeconds(30);

    /** It is up to the caller to ask otherwise. */
    private static final Set<Status.Code> REFUSALS =
            Set.of(Status.Code.INVALID_ARGUMENT, Status.Code.RESOURCE_EXHAUSTED);

    /** Erasing walks every table. */
    private static final Duration ERASE_DEADLINE = Duration.ofMinutes(10);

    private final HistoryGrpc.HistoryBlockingStub stub;
    private final HistoryKeepingGrpc.HistoryKeepingBlockingStub keeping;

    public History(
            @GrpcClient("history") HistoryGrpc.HistoryBlockingStub stub,
            @GrpcClient("history") HistoryKeepingGrpc.HistoryKeepingBlockingStub keeping) {
        this.stub = stub;
        this.keeping = keeping;
    }

    /**
     * The newest status of every pack, and up to where the topic is in it.
     *
     * @param portions taken one after the other; the first one has where to go on in the topic
     * @throws HistoryAwayException when it does not answer in time
     */
    public void latest(Consumer<LatestReply> portions) {
        ask(LATEST_DEADLINE, asked -> {
            asked.latest(LatestRequest.getDefaultInstance()).forEachRemaining(portions);
            return true;
        });
    }

    /**
     * Values of one pack over a time range.
     *
     * @throws HistoryAwayException    when it does not answer in time
     * @throws HistoryDamagedException when something of that time cannot be read any more
     * @throws HistoryRefusedException when it refuses the question
     */
    public SeriesReply series(SeriesRequest request) {
        return ask(DEADLINE, asked -> asked.series(request));
    }

    /**
     * Sums of minutes, hours or days of many packs.
     *
     * @throws HistoryAwayException    when it does not answer in time
     * @throws HistoryRefusedException when it refuses the question
     */
    public SumsReply sums(SumsRequest request) {
        return ask(DEADLINE, asked -> asked.sums(request));
    }

    /**
     * Which packs have the most or the least of something.
     *
     * @throws HistoryAwayException    when it does not answer in time
     * @throws HistoryRefusedException when it refuses the question
     */
    public RankingReply ranking(RankingRequest request) {
        return ask(DEADLINE, asked -> asked.ranking(request));
    }

    /**
     * Sums over many packs together.
     *
     * @throws HistoryAwayException    when it does not answer in time
     * @throws HistoryRefusedException when it refuses the question
     */
    public FleetReply fleet(FleetRequest request) {
        return ask(DEADLINE, asked -> asked.fleet(request));
    }

    /**
     * What has changed since a cursor.
     *
     * @throws HistoryAwayException    when it does not answer in time
     * @throws HistoryRefusedException when it refuses the cursor
     * @throws HistoryGoneException    when what the cursor points to is gone
     */
    public ChangesReply changes(ChangesRequest request) {
        return ask(DEADLINE, asked -> asked.changes(request));
    }

    /**
     * Events, newest first.
     *
     * @throws HistoryAwayException    when it does not answer in time
     * @throws HistoryRefusedException when it refuses the question
     */
    public EventsReply events(EventsRequest request) {
        return ask(DEADLINE, asked -> asked.events(request));
    }

    /**
     * What the engine warns of beside the records and has not taken back.
     *
     * @throws HistoryAwayException when it does not answer in time
     */
    public StandingReply standing() {
        return ask(DEADLINE, asked -> asked.standing(StandingRequest.getDefaultInstance()));
    }

    /**
     * For how long a tenant's values are kept.
     *
     * @throws HistoryAwayException when it does not answer in time
     */
    public RetentionReply retention(String tenantId) {
        RetentionRequest request =
                RetentionRequest.newBuilder().setTenantId(tenantId).build();
        return ask(keeping, DEADLINE, asked -> asked.retention(request));
    }

    /**
     * Says for how long.
     *
     * @throws HistoryAwayException    when it does not answer in time
     * @throws HistoryRefusedException when it refuses the ages
     */
    public RetentionReply setRetention(String tenantId, Ages own) {
        SetRetentionRequest request = SetRetentionRequest.newBuilder()
                .setTenantId(tenantId)
                .setOwn(own)
                .build();
        return ask(keeping, DEADLINE, asked -> asked.setRetention(request));
    }

    /**
     * All that was said of one pack, as it came, in portions.
     *
     * @throws HistoryAwayException when it does not answer in time
     */
    public StatusesReply statuses(StatusesRequest request) {
        return ask(keeping, DEADLINE, asked -> asked.statuses(request));
    }

    /**
     * The packs of a tenant of which something is kept, ascending.
     *
     * @throws HistoryAwayException when it does not answer in time
     */
    public List<String> packs(String tenantId) {
        PacksRequest request = PacksRequest.newBuilder().setTenantId(tenantId).build();
        return ask(keeping, DEADLINE, asked -> asked.packs(request)).getPackIdsList();
    }

    /**
     * Takes away all that is kept of a tenant.
     *
     * @return of how many packs
     * @throws HistoryAwayException when it does not answer in time, or cannot do it at the moment
     */
    public int erase(String tenantId) {
        EraseRequest request = EraseRequest.newBuilder().setTenantId(tenantId).build();
        return ask(keeping, ERASE_DEADLINE, asked -> asked.erase(request)).getPacks();
    }

    private static List<Violation> violations(StatusRuntimeException refusal) {
        List<Violation> violations = new ArrayList<>();
        try {
            for (Any detail : StatusProto.fromThrowable(refusal).getDetailsList()) {
                if (detail.is(BadRequest.class)) {
                    detail.unpack(BadRequest.class)
                            .getFieldViolationsList()
                            .forEach(field -> violations.add(new Violation(field.getField(), field.getDescription())));
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("what history refuses cannot be read", e);
        }
        return violations;
    }

    private <T> T ask(Duration deadline, Function<HistoryGrpc.HistoryBlockingStub, T> question) {
        return ask(stub, deadline, question);
    }

    private static <S extends AbstractBlockingStub<S>, T> T ask(S stub, Duration deadline, Function<S, T> question) {
        try {
            return question.apply(stub.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS));
        } catch (StatusRuntimeException e) {
            Status.Code code = e.getStatus().getCode();
            String description = e.getStatus().getDescription();
            String said = description == null ? code.toString() : description;
            if (code == Status.Code.OUT_OF_RANGE) {
                throw new HistoryGoneException(said, e);
            }
            if (REFUSALS.contains(code)) {
                throw new HistoryRefusedException(said, violations(e), e);
            }
            if (code == Status.Code.DATA_LOSS) {
                throw new HistoryDamagedException(said, e);
            }
            throw new HistoryAwayException("history does not answer (" + code + ")", e);
        }
    }
}
