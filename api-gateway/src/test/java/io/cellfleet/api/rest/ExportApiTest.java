package io.cellfleet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.FakeHistory;
import io.cellfleet.api.world.Statuses;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.history.v1.ChangesCursor;
import io.cellfleet.contract.history.v1.ChangesReply;
import io.cellfleet.contract.history.v1.MinuteChange;
import io.cellfleet.contract.history.v1.StatusesCursor;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.WarningRaised;
import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.TimeStampMilliTZVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other programs take away: values of any length, the change feed, a tenant's whole data. */
@QuarkusTest
@QuarkusTestResource(World.class)
class ExportApiTest {

    private static final long T = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    private static final String DAYS = "from=2026-06-01T00:00:00Z&to=2026-07-15T00:00:00Z";
    private static final long DAY_MS = 86_400_000;

    FakeHistory history;

    @BeforeEach
    void packs() {
        Api.of("exp", "installer").get("/api/v1/me").then().statusCode(200);
        put("installations/exp", Map.of("name", "Export", "timeZone", "UTC"));
        put("packs/exp-1", Api.pack("exp"));
        put("packs/exp-2", Api.pack("exp"));
        history.holds("exp-1", "currentMa", T, -5);
        history.holds("exp-1", "packVoltageMv", T + 1_000, 53_000);
        history.holds("exp-1", "currentMa", T + 40 * DAY_MS, 7);
        history.holds("exp-2", "currentMa", T + 3, 9);
    }

    private static void put(String path, Map<String, Object> body) {
        Api.changing(Api.of("exp", "installer"), "/api/v1/" + path).body(body).put("/api/v1/" + path);
    }

    @Test
    void csvRowsByPackAndTimeAndFromWhereItBroke() {
        String csv = get("columns=currentMa,packVoltageMv&" + DAYS)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv.lines())
                .containsExactly(
                        "packId,at,currentMa,packVoltageMv",
                        "exp-1,2026-06-01T00:00:00Z,-5,",
                        "exp-1,2026-06-01T00:00:01Z,,53000",
                        "exp-1,2026-07-11T00:00:00Z,7,",
                        "exp-2,2026-06-01T00:00:00.003Z,9,");

        String rest = get("columns=currentMa,packVoltageMv&afterPack=exp-1&afterTime=2026-06-01T00:00:01Z&" + DAYS)
                .asString();
        assertThat(rest.lines()).containsExactly("exp-1,2026-07-11T00:00:00Z,7,", "exp-2,2026-06-01T00:00:00.003Z,9,");
    }

    @Test
    void aColumnThatIsCutIsGoneOnWith() {
        for (int i = 0; i < 25_000; i++) {
            history.holds("exp-2", "socMilliPercent", T + 10 * DAY_MS + i * 100L, i);
        }
        String csv = get("pack=exp-2&columns=socMilliPercent&" + DAYS).asString();
        assertThat(csv.lines()).hasSize(25_001).last().isEqualTo("exp-2,2026-06-11T00:41:39.900Z,24999");
    }

    @Test
    void sumsAsArrow() throws Exception {
        history.holds("exp-1", "currentMaMean", T, 4);
        history.holds("exp-1", "powerMwMean", T + 3_600_000, 6);
        byte[] arrow = get("pack=exp-1&resolution=hour&format=arrow&columns=currentMaMean,powerMwMean&" + DAYS)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        List<String> rows = new ArrayList<>();
        try (var allocator = new RootAllocator();
                var reader = new ArrowStreamReader(new ByteArrayInputStream(arrow), allocator)) {
            while (reader.loadNextBatch()) {
                var root = reader.getVectorSchemaRoot();
                for (int i = 0; i < root.getRowCount(); i++) {
                    rows.add(root.getVector("packId").getObject(i) + " "
                            + ((TimeStampMilliTZVector) root.getVector("at")).get(i) + " "
                            + ((BigIntVector) root.getVector("currentMaMean")).getObject(i) + " "
                            + ((BigIntVector) root.getVector("powerMwMean")).getObject(i));
                }
            }
        }
        assertThat(rows).containsExactly("exp-1 " + T + " 4 null", "exp-1 " + (T + 3_600_000) + " null 6");
    }

    @Test
    void whatCannotBeExportedIsSaidBeforeTheFirstRow() {
        history.refuses(Status.INVALID_ARGUMENT.withDescription("columns x must be a column"));
        try {
            get("columns=currentMa&" + DAYS)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("columns x must be a column"));
        } finally {
            history.refuses(null);
        }
        get("columns=currentMa&format=xls&" + DAYS).then().statusCode(400).body("parameter", equalTo("format"));
        get("columns=currentMa&afterPack=exp-1&" + DAYS).then().statusCode(400).body("parameter", equalTo("afterPack"));
    }

    private static io.restassured.response.Response get(String query) {
        return Api.of("exp", "viewer").get("/api/v1/exports/series?" + query);
    }

    @Test
    void theChangeFeedGivesWhatIsSeenAndAcursor() {
        ChangesCursor next = ChangesCursor.newBuilder()
                .addStatuses(StatusesCursor.newBuilder().setPartition(1).setNextOffset(7))
                .build();
        history.answersChanges(ChangesReply.newBuilder()
                .addMinutes(minute("exp-1"))
                .addMinutes(minute("matrix-own-1"))
                .addEvents(PackEvent.newBuilder()
                        .setPackId("exp-2")
                        .setInstallationId("exp")
                        .setAtMs(T)
                        .setWarningRaised(WarningRaised.getDefaultInstance()))
                .setNext(next)
                .setMore(true)
                .build());
        String cursor = Api.of("exp", "viewer")
                .get("/api/v1/changes")
                .then()
                .statusCode(200)
                .body("minutes.packId", contains("exp-1"), "minutes[0].at", equalTo("2026-06-01T00:00:00Z"))
                .body("minutes[0].statuses[0].measured.packVoltageMv", equalTo(53_120))
                .body("events.packId", contains("exp-2"), "more", equalTo(true))
                .extract()
                .path("next");
        Api.of("exp", "viewer").get("/api/v1/changes?cursor=" + cursor).then().statusCode(200);
        Api.of("exp", "viewer")
                .get("/api/v1/changes?cursor=rubbish!")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("cursor"));
        history.refuses(Status.OUT_OF_RANGE.withDescription("changes before that are gone"));
        try {
            Api.of("exp", "viewer")
                    .get("/api/v1/changes?cursor=" + cursor)
                    .then()
                    .statusCode(410);
        } finally {
            history.refuses(null);
        }
    }

    private static MinuteChange minute(String packId) {
        return MinuteChange.newBuilder()
                .setPackId(packId)
                .setAtMs(T)
                .addStatuses(Statuses.frame(packId, 1, T))
                .build();
    }

    @Test
    void aTenantsWholeData() throws Exception {
        history.holds(Statuses.frame("exp-1", 1, T).build());
        history.holds(Statuses.frame("exp-1", 2, T + 60_000).build());
        history.holds(PackEvent.newBuilder().setPackId("exp-1").setAtMs(T).build());
        String lines =
                Api.of("exp", "administrator").get("/api/v1/tenants/exp/data").asString();
        List<String> kinds = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            JsonNode object = new ObjectMapper().readTree(line);
            kinds.add(object.path("kind").asText() + " "
                    + object.path("id").asText(object.path("packId").asText()));
        }
        assertThat(kinds)
                .startsWith("installation exp", "pack exp-1", "pack exp-2", "status exp-1", "status exp-1")
                .endsWith("event exp-1", "end ");
        Api.of("exp", "administrator")
                .get("/api/v1/tenants/exp/data?after=exp-1")
                .then()
                .body(equalTo("{\"kind\":\"end\"}\n"));
    }

    @Test
    void howLongItIsKeptAndThatItIsErased() {
        Api.of("exp", "administrator")
                .body(Map.of("rawDays", 90, "minuteDays", 400))
                .put("/api/v1/tenants/exp/data/retention?reason=contract")
                .then()
                .statusCode(200)
                .body("own.rawDays", equalTo(90), "own.hourDays", nullValue());
        Api.of("exp", "administrator")
                .body(Map.of("rawDays", 7))
                .put("/api/v1/tenants/exp/data/retention")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("rawDays"), "violations.field", contains("rawDays"))
                .body("detail", equalTo("rawDays is 7 but must be 31 to 366000"));
        Api.of("exp", "administrator")
                .delete("/api/v1/tenants/exp/data")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("confirm"));
        assertThat(history.erased()).doesNotContain("exp");
        Api.of("exp", "administrator")
                .delete("/api/v1/tenants/exp/data?confirm=exp")
                .then()
                .statusCode(200)
                .body("packs", equalTo(1));
        assertThat(history.erased()).contains("exp");
        Api.of("exp", "administrator")
                .get("/api/v1/audit?kind=retention")
                .then()
                .body("changes", hasSize(3), "changes[2].reason", equalTo("contract"))
                .body("changes.operation", contains("erasure asked for", "change asked for", "change asked for"));
    }
}
