package io.cellfleet.history.query;

import io.cellfleet.contract.history.v1.EventsReply;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.history.v1.FleetReply;
import io.cellfleet.contract.history.v1.FleetRequest;
import io.cellfleet.contract.history.v1.History;
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
import io.cellfleet.history.store.DamagedRowException;
import io.cellfleet.history.store.EventReader;
import io.cellfleet.history.store.FleetReader;
import io.cellfleet.history.store.LatestReader;
import io.cellfleet.history.store.SeriesReader;
import io.cellfleet.history.store.StandingReader;
import io.cellfleet.history.store.SumsReader;
import io.cellfleet.history.store.TooManyPointsException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcService;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/**
 * Answers the contract's {@code History}. A mistake of the caller is INVALID_ARGUMENT, an answer too large for this
 * service RESOURCE_EXHAUSTED, a damaged row of the database DATA_LOSS, a database that is away UNAVAILABLE.
 *
 * <p>The calls come on the event loop and hand themselves to a virtual thread. The annotations that would do so lose the
 * end of a call now and then, as it comes while another thread takes up the call: that one is never answered.
 */
@GrpcService
public class HistoryService implements History {

    private static final Logger LOG = Logger.getLogger(HistoryService.class);

    private final LatestReader latest;
    private final SeriesReader series;
    private final SumsReader sums;
    private final FleetReader fleet;
    private final EventReader events;
    private final StandingReader standing;
    private final ExecutorService threads;

    HistoryService(
            LatestReader latest,
            SeriesReader series,
            SumsReader sums,
            FleetReader fleet,
            EventReader events,
            StandingReader standing,
            @VirtualThreads ExecutorService threads) {
        this.latest = latest;
        this.series = series;
        this.sums = sums;
        this.fleet = fleet;
        this.events = events;
        this.standing = standing;
        this.threads = threads;
    }

    @Override
    public Uni<LatestReply> latest(LatestRequest request) {
        return answer(() -> latest.read(Questions.packs(request.getPackIdsList())));
    }

    @Override
    public Uni<SeriesReply> series(SeriesRequest request) {
        return answer(() -> series.read(Questions.series(request)));
    }

    @Override
    public Uni<SumsReply> sums(SumsRequest request) {
        return answer(() -> sums.read(Questions.sums(request)));
    }

    @Override
    public Uni<RankingReply> ranking(RankingRequest request) {
        return answer(() -> fleet.read(Questions.ranking(request)));
    }

    @Override
    public Uni<FleetReply> fleet(FleetRequest request) {
        return answer(() -> fleet.read(Questions.fleet(request)));
    }

    @Override
    public Uni<EventsReply> events(EventsRequest request) {
        return answer(() -> events.read(
                Questions.packs(request.getPackIdsList()), Questions.range(request), Questions.limit(request)));
    }

    @Override
    public Uni<StandingReply> standing(StandingRequest request) {
        return answer(standing::read);
    }

    private interface Answer<T> {
        T get() throws BadQuestionException, TooManyPointsException, DamagedRowException, SQLException;
    }

    private <T> Uni<T> answer(Answer<T> answer) {
        return Uni.createFrom().item(() -> get(answer)).runSubscriptionOn(threads);
    }

    private static <T> T get(Answer<T> answer) {
        try {
            return answer.get();
        } catch (BadQuestionException e) {
            throw failure(Status.INVALID_ARGUMENT, e.getMessage());
        } catch (TooManyPointsException e) {
            throw failure(Status.RESOURCE_EXHAUSTED, e.getMessage());
        } catch (DamagedRowException e) {
            LOG.errorf("question not answered: reason=%s", e.getMessage());
            throw failure(Status.DATA_LOSS, e.getMessage());
        } catch (SQLException e) {
            LOG.warnf("question not answered: reason=%s", e.getMessage());
            throw failure(Status.UNAVAILABLE, "the history database does not answer");
        }
    }

    private static StatusRuntimeException failure(Status status, String message) {
        return status.withDescription(message).asRuntimeException();
    }
}
