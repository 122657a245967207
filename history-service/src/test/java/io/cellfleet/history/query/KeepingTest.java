package io.cellfleet.history.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.history.v1.Ages;
import io.cellfleet.contract.history.v1.EraseRequest;
import io.cellfleet.contract.history.v1.HistoryKeepingGrpc.HistoryKeepingBlockingStub;
import io.cellfleet.contract.history.v1.PacksRequest;
import io.cellfleet.contract.history.v1.RetentionReply;
import io.cellfleet.contract.history.v1.RetentionRequest;
import io.cellfleet.contract.history.v1.SetRetentionRequest;
import io.cellfleet.contract.history.v1.StatusesReply;
import io.cellfleet.contract.history.v1.StatusesRequest;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Eventually;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a tenant's values, through a real client. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class KeepingTest {

    @GrpcClient("history")
    HistoryKeepingBlockingStub keeping;

    @Inject
    Chain chain;

    @Test
    void retentionOfATenant() {
        Ages own = Ages.newBuilder().setRawDays(31).setMinuteDays(400).build();

        RetentionReply said = keeping.setRetention(SetRetentionRequest.newBuilder()
                .setTenantId("keeping-1")
                .setOwn(own)
                .build());

        assertThat(said)
                .isEqualTo(RetentionReply.newBuilder()
                        .setOwn(own)
                        .setEffective(own)
                        .build());
        assertThat(retention("keeping-1")).isEqualTo(said);
        assertThat(retention("keeping-2"))
                .isEqualTo(RetentionReply.newBuilder()
                        .setOwn(Ages.getDefaultInstance())
                        .setEffective(Ages.getDefaultInstance())
                        .build());
    }

    @Test
    void agesThatCannotBe() throws InvalidProtocolBufferException {
        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> keeping.setRetention(SetRetentionRequest.newBuilder()
                        .setTenantId("keeping-3")
                        .setOwn(Ages.newBuilder().setRawDays(7).setHourDays(40))
                        .build()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.getStatus().getDescription())
                .isEqualTo("rawDays is 7 but must be 31 to 366000; hourDays is 40 but what is finer is kept for ever");
        BadRequest fields = StatusProto.fromThrowable(refusal).getDetails(0).unpack(BadRequest.class);
        assertThat(fields.getFieldViolationsList())
                .extracting(BadRequest.FieldViolation::getField)
                .containsExactly("rawDays", "hourDays");
        assertThat(retention("keeping-3").getOwn()).isEqualTo(Ages.getDefaultInstance());
    }

    /** Of a tenant's packs every status, in portions that end with a minute. */
    @Test
    void everythingAndThenNothing() throws Exception {
        settings("keeping-site", "keeping-4");
        PackStatus[] all = new PackStatus[10];
        for (int i = 0; i < all.length; i++) {
            all[i] = Samples.full("keeping-4", i + 1, Samples.MIDNIGHT_MS + i * 20_000).toBuilder()
                    .setInstallationId("keeping-site")
                    .build();
        }
        chain.send(all);
        chain.awaitStatuses("keeping-4", all.length);
        assertThat(keeping.packs(PacksRequest.newBuilder()
                                .setTenantId("keeping-4")
                                .build())
                        .getPackIdsList())
                .containsExactly("keeping-4");

        List<PackStatus> read = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        long fromMs = 0;
        do {
            StatusesReply portion = keeping.statuses(StatusesRequest.newBuilder()
                    .setPackId("keeping-4")
                    .setFromMs(fromMs)
                    .setToMs(Samples.MIDNIGHT_MS + 180_001)
                    .setLimit(4)
                    .build());
            read.addAll(portion.getStatusesList());
            sizes.add(portion.getStatusesCount());
            fromMs = portion.getNextFromMs();
        } while (fromMs > 0);

        assertThat(read).containsExactly(all);
        assertThat(sizes).containsExactly(6, 4);

        assertThat(keeping.erase(EraseRequest.newBuilder()
                                .setTenantId("keeping-4")
                                .build())
                        .getPacks())
                .isEqualTo(1);
        assertThat(chain.statuses("keeping-4")).isEmpty();
        assertThat(keeping.packs(PacksRequest.newBuilder()
                                .setTenantId("keeping-4")
                                .build())
                        .getPackIdsList())
                .isEmpty();
    }

    /** A tenant gets all that can be read, and is told what cannot. */
    @Test
    void whatIsDamagedIsSaid() throws Exception {
        PackStatus[] all = new PackStatus[3];
        for (int i = 0; i < all.length; i++) {
            all[i] = Samples.full("keeping-damaged", i + 1, Samples.MIDNIGHT_MS + i * 60_000);
        }
        chain.send(all);
        chain.awaitStatuses("keeping-damaged", all.length);
        chain.execute("UPDATE history.pack_minute SET block = set_byte(block, 9, get_byte(block, 9) # 1)"
                + " WHERE pack_id = 'keeping-damaged' AND minute = to_timestamp(" + all[1].getAtMs() / 1_000 + ")");

        StatusesReply first = statuses(0);
        StatusesReply next = statuses(first.getNextFromMs());

        assertThat(first.getStatusesList()).containsExactly(all[0]);
        assertThat(first.getDamaged().getFromMs()).isEqualTo(all[1].getAtMs());
        assertThat(first.getDamaged().getToMs()).isEqualTo(all[2].getAtMs());
        assertThat(first.getDamaged().getReason()).startsWith("history.pack_minute of pack keeping-damaged and minute");
        assertThat(next.getStatusesList()).containsExactly(all[2]);
        assertThat(next.hasDamaged()).isFalse();
        assertThat(next.getNextFromMs()).isZero();
    }

    private StatusesReply statuses(long fromMs) {
        return keeping.statuses(StatusesRequest.newBuilder()
                .setPackId("keeping-damaged")
                .setFromMs(fromMs)
                .setToMs(Samples.MIDNIGHT_MS + 180_000)
                .setLimit(100)
                .build());
    }

    private RetentionReply retention(String tenantId) {
        return keeping.retention(
                RetentionRequest.newBuilder().setTenantId(tenantId).build());
    }

    private void settings(String installation, String tenant) throws Exception {
        InstallationSettings settings = InstallationSettings.newBuilder()
                .setInstallationId(installation)
                .setTenantId(tenant)
                .setTimeZone("UTC")
                .setRevision(1)
                .build();
        chain.send(Topics.SETTINGS, installation, settings.toByteArray());
        Eventually.get(
                () -> chain.rows("SELECT revision FROM history.installation WHERE tenant_id = ?", tenant),
                rows -> !rows.isEmpty());
    }
}
