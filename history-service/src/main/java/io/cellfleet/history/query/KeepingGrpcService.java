package io.cellfleet.history.query;

import io.cellfleet.contract.history.v1.EraseReply;
import io.cellfleet.contract.history.v1.EraseRequest;
import io.cellfleet.contract.history.v1.HistoryKeeping;
import io.cellfleet.contract.history.v1.PacksReply;
import io.cellfleet.contract.history.v1.PacksRequest;
import io.cellfleet.contract.history.v1.RetentionReply;
import io.cellfleet.contract.history.v1.RetentionRequest;
import io.cellfleet.contract.history.v1.SetRetentionRequest;
import io.cellfleet.contract.history.v1.StatusesReply;
import io.cellfleet.contract.history.v1.StatusesRequest;
import io.cellfleet.history.jobs.KeepingConfig;
import io.cellfleet.history.store.Ages;
import io.cellfleet.history.store.Retention;
import io.cellfleet.history.store.StatusReader;
import io.cellfleet.history.store.Thinning;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Answers the contract's {@code HistoryKeeping}. */
@GrpcService
public class KeepingGrpcService implements HistoryKeeping {

    private final Retention retention;
    private final Thinning thinning;
    private final StatusReader statuses;
    private final KeepingConfig config;
    private final Answers answers;

    KeepingGrpcService(
            Retention retention, Thinning thinning, StatusReader statuses, KeepingConfig config, Answers answers) {
        this.retention = retention;
        this.thinning = thinning;
        this.statuses = statuses;
        this.config = config;
        this.answers = answers;
    }

    @Override
    public Uni<RetentionReply> retention(RetentionRequest request) {
        return answers.answer(() -> retentionOf(Questions.tenant(request.getTenantId())));
    }

    @Override
    public Uni<RetentionReply> setRetention(SetRetentionRequest request) {
        return answers.answer(() -> {
            String tenantId = Questions.tenant(request.getTenantId());
            retention.write(tenantId, Questions.ages(request.getOwn(), config.ages()));
            return retentionOf(tenantId);
        });
    }

    private RetentionReply retentionOf(String tenantId) throws SQLException {
        Retention.OfTenant known = retention.read(tenantId);
        Instant minutesFrom = known.minutesFrom();
        return RetentionReply.newBuilder()
                .setOwn(message(known.own()))
                .setEffective(message(known.own().orElse(config.ages())))
                .setMinutesFromMs(minutesFrom == null ? 0 : minutesFrom.toEpochMilli())
                .build();
    }

    private static io.cellfleet.contract.history.v1.Ages message(Ages ages) {
        io.cellfleet.contract.history.v1.Ages.Builder message = io.cellfleet.contract.history.v1.Ages.newBuilder();
        set(ages.rawDays(), message::setRawDays);
        set(ages.minuteDays(), message::setMinuteDays);
        set(ages.hourDays(), message::setHourDays);
        set(ages.dayDays(), message::setDayDays);
        return message.build();
    }

    private static void set(@Nullable Integer days, IntConsumer setter) {
        if (days != null) {
            setter.accept(days);
        }
    }

    @Override
    public Uni<PacksReply> packs(PacksRequest request) {
        return answers.answer(() -> PacksReply.newBuilder()
                .addAllPackIds(thinning.packs(Questions.tenant(request.getTenantId())))
                .build());
    }

    @Override
    public Uni<StatusesReply> statuses(StatusesRequest request) {
        return answers.answer(() -> statuses.read(Questions.statuses(request)));
    }

    @Override
    public Uni<EraseReply> erase(EraseRequest request) {
        return answers.answer(() -> EraseReply.newBuilder()
                .setPacks(thinning.erase(Questions.tenant(request.getTenantId())))
                .build());
    }
}
