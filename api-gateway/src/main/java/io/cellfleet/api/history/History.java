package io.cellfleet.api.history;

import io.cellfleet.contract.history.v1.ChangesReply;
import io.cellfleet.contract.history.v1.ChangesRequest;
import io.cellfleet.contract.history.v1.EventsReply;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.history.v1.FleetReply;
import io.cellfleet.contract.history.v1.FleetRequest;
import io.cellfleet.contract.history.v1.HistoryGrpc;
import io.cellfleet.contract.history.v1.LatestReply;
import io.cellfleet.contract.history.v1.LatestRequest;
import io.cellfleet.contract.history.v1.RankingReply;
import io.cellfleet.contract.history.v1.RankingRequest;
import io.cellfleet.contract.history.v1.SeriesReply;
import io.cellfleet.contract.history.v1.SeriesRequest;
import io.cellfleet.contract.history.v1.StandingReply;
import io.cellfleet.contract.history.v1.StandingRequest;
import io.cellfleet.contract.history.v1.SumsReply;
import io.cellfleet.contract.history.v1.SumsRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What history-service is asked. Every question has a deadline. */
@ApplicationScoped
public class History {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /** The newest statuses of the whole fleet are many. */
    private static final Duration LATEST_DEADLINE = Duration.ofSeconds(30);

    /** It is up to the caller to ask otherwise. */
    private static final Set<Status.Code> REFUSALS =
            Set.of(Status.Code.INVALID_ARGUMENT, Status.Code.OUT_OF_RANGE, Status.Code.RESOURCE_EXHAUSTED);

    private final HistoryGrpc.HistoryBlockingStub stub;

    public History(@GrpcClient("history") HistoryGrpc.HistoryBlockingStub stub) {
        this.stub = stub;
    }

    /**
     * The newest status of every pack, and up to where the topic is in it.
     *
     * @throws HistoryAwayException when it does not answer in time
     */
    public LatestReply latest() {
        return ask(LATEST_DEADLINE, asked -> asked.latest(LatestRequest.getDefaultInstance()));
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
     * @throws HistoryRefusedException when it refuses the cursor, or what it points to is gone
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

    private <T> T ask(Duration deadline, Function<HistoryGrpc.HistoryBlockingStub, T> question) {
        try {
            return question.apply(stub.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS));
        } catch (StatusRuntimeException e) {
            Status.Code code = e.getStatus().getCode();
            String description = e.getStatus().getDescription();
            String said = description == null ? code.toString() : description;
            if (REFUSALS.contains(code)) {
                throw new HistoryRefusedException(said, e);
            }
            if (code == Status.Code.DATA_LOSS) {
                throw new HistoryDamagedException(said, e);
            }
            throw new HistoryAwayException("history does not answer (" + code + ")", e);
        }
    }
}
