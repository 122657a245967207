package io.cellfleet.history.query;

import io.cellfleet.contract.history.v1.EventsReply;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.history.v1.History;
import io.cellfleet.contract.history.v1.LatestReply;
import io.cellfleet.contract.history.v1.LatestRequest;
import io.cellfleet.contract.history.v1.SeriesReply;
import io.cellfleet.contract.history.v1.SeriesRequest;
import io.cellfleet.contract.history.v1.StandingReply;
import io.cellfleet.contract.history.v1.StandingRequest;
import io.cellfleet.history.store.EventReader;
import io.cellfleet.history.store.LatestReader;
import io.cellfleet.history.store.SeriesReader;
import io.cellfleet.history.store.StandingReader;
import io.cellfleet.history.store.TooManyPointsException;
import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Answers the contract's {@code History}. A mistake of the caller is INVALID_ARGUMENT, an answer too large for this
 * service RESOURCE_EXHAUSTED, a database that is away UNAVAILABLE.
 */
@GrpcService
public class HistoryService implements History {

    private static final Logger LOG = Logger.getLogger(HistoryService.class);

    private final LatestReader latest;
    private final SeriesReader series;
    private final EventReader events;
    private final StandingReader standing;

    HistoryService(LatestReader latest, SeriesReader series, EventReader events, StandingReader standing) {
        this.latest = latest;
        this.series = series;
        this.events = events;
        this.standing = standing;
    }

    @Override
    @RunOnVirtualThread
    public Uni<LatestReply> latest(LatestRequest request) {
        return answer(() -> latest.read(Questions.packs(request.getPackIdsList())));
    }

    @Override
    @RunOnVirtualThread
    public Uni<SeriesReply> series(SeriesRequest request) {
        return answer(() -> SeriesReply.newBuilder()
                .addAllColumns(series.read(Questions.series(request)))
                .build());
    }

    @Override
    @RunOnVirtualThread
    public Uni<EventsReply> events(EventsRequest request) {
        return answer(() -> events.read(
                Questions.packs(request.getPackIdsList()), Questions.range(request), Questions.limit(request)));
    }

    @Override
    @RunOnVirtualThread
    public Uni<StandingReply> standing(StandingRequest request) {
        return answer(standing::read);
    }

    private interface Answer<T> {
        T get() throws BadQuestionException, TooManyPointsException, SQLException;
    }

    private static <T> Uni<T> answer(Answer<T> answer) {
        try {
            return Uni.createFrom().item(answer.get());
        } catch (BadQuestionException e) {
            return failure(Status.INVALID_ARGUMENT, e.getMessage());
        } catch (TooManyPointsException e) {
            return failure(Status.RESOURCE_EXHAUSTED, e.getMessage());
        } catch (SQLException e) {
            LOG.warnf("question not answered: reason=%s", e.getMessage());
            return failure(Status.UNAVAILABLE, "the history database does not answer");
        }
    }

    private static <T> Uni<T> failure(Status status, String message) {
        return Uni.createFrom().failure(status.withDescription(message).asRuntimeException());
    }
}
