package io.cellfleet.history.query;

import io.cellfleet.contract.history.v1.ChangesReply;
import io.cellfleet.contract.history.v1.ChangesRequest;
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
import io.cellfleet.history.store.Changes;
import io.cellfleet.history.store.EventReader;
import io.cellfleet.history.store.FleetReader;
import io.cellfleet.history.store.LatestReader;
import io.cellfleet.history.store.SeriesReader;
import io.cellfleet.history.store.StandingReader;
import io.cellfleet.history.store.SumsReader;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Answers the contract's {@code History}. */
@GrpcService
public class HistoryService implements History {

    private final LatestReader latest;
    private final SeriesReader series;
    private final SumsReader sums;
    private final FleetReader fleet;
    private final EventReader events;
    private final StandingReader standing;
    private final Changes changes;
    private final Answers answers;

    HistoryService(
            LatestReader latest,
            SeriesReader series,
            SumsReader sums,
            FleetReader fleet,
            EventReader events,
            StandingReader standing,
            Changes changes,
            Answers answers) {
        this.latest = latest;
        this.series = series;
        this.sums = sums;
        this.fleet = fleet;
        this.events = events;
        this.standing = standing;
        this.changes = changes;
        this.answers = answers;
    }

    @Override
    public Multi<LatestReply> latest(LatestRequest request) {
        return answers.answer(() -> latest.read(Questions.packs(request.getPackIdsList())))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable);
    }

    @Override
    public Uni<SeriesReply> series(SeriesRequest request) {
        return answers.answer(() -> series.read(Questions.series(request)));
    }

    @Override
    public Uni<SumsReply> sums(SumsRequest request) {
        return answers.answer(() -> sums.read(Questions.sums(request)));
    }

    @Override
    public Uni<RankingReply> ranking(RankingRequest request) {
        return answers.answer(() -> fleet.read(Questions.ranking(request)));
    }

    @Override
    public Uni<FleetReply> fleet(FleetRequest request) {
        return answers.answer(() -> fleet.read(Questions.fleet(request)));
    }

    @Override
    public Uni<EventsReply> events(EventsRequest request) {
        return answers.answer(() -> events.read(Questions.events(request)));
    }

    @Override
    public Uni<StandingReply> standing(StandingRequest request) {
        return answers.answer(() -> standing.read(request.getOfRecordsToo()));
    }

    @Override
    public Uni<ChangesReply> changes(ChangesRequest request) {
        return answers.answer(() ->
                request.hasCursor() ? changes.read(request.getCursor(), Questions.limit(request)) : changes.now());
    }
}
