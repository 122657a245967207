package io.cellfleet.api.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.FakeHistory;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.RelayChanged;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.SocRecalibrated;
import io.cellfleet.contract.v1.WarningCode;
import io.cellfleet.contract.v1.WarningRaised;
import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about the past go to history and come back as JSON. */
@QuarkusTest
@QuarkusTestResource(World.class)
class PastApiTest {

    private static final long T = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    private static final String DAY = "from=2026-06-01T00:00:00Z&to=2026-06-02T00:00:00Z";

    FakeHistory history;

    @BeforeEach
    void packs() {
        Api.putInstallation("past");
        Api.putPack("past-1", "past");
    }

    @Test
    void valuesAsTheyCame() {
        history.holds("past-1", "currentMa", T, -5);
        history.holds("past-1", "currentMa", T + 1_000, 7);
        history.holds("past-1", "currentMa", T + 86_400_000, 99);

        Api.as("viewer")
                .get("/api/v1/packs/past-1/series?columns=currentMa,socMilliPercent&" + DAY)
                .then()
                .statusCode(200)
                .body("columns.name", contains("currentMa", "socMilliPercent"))
                .body("columns[0].atMs", contains(T, T + 1_000), "columns[0].value", contains(-5, 7))
                .body("columns[0].min", nullValue(), "columns[0].truncated", equalTo(false))
                .body("columns[1].value", empty());
        Api.as("viewer")
                .get("/api/v1/packs/past-1/series?columns=currentMa&limit=1&" + DAY)
                .then()
                .body("columns[0].value", contains(-5), "columns[0].truncated", equalTo(true));
    }

    @Test
    void anAnswerWithoutTheNewestMinutesSaysSo() {
        String series = "/api/v1/packs/past-1/series?columns=currentMa&" + DAY;
        Api.as("viewer").get(series).then().body("incomplete", equalTo(false));
        history.isIncomplete(true);
        try {
            Api.as("viewer").get(series).then().statusCode(200).body("incomplete", equalTo(true));
        } finally {
            history.isIncomplete(false);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        RESOURCE_EXHAUSTED | 400 | the columns together have more than 1000000 points  | ask for less
        DATA_LOSS          | 500 | a part of the history cannot be read any more: the   | it says which row
        UNAVAILABLE        | 503 | the history of the packs cannot be read at the      | later perhaps
        """)
    void whatHistoryCannotAnswer(Status.Code code, int status, String detail, String because) {
        history.refuses(code.toStatus().withDescription("the columns together have more than 1000000 points"));
        try {
            Api.as("viewer")
                    .get("/api/v1/packs/past-1/series?columns=currentMa&" + DAY)
                    .then()
                    .statusCode(status)
                    .body("detail", startsWith(detail));
        } finally {
            history.refuses(null);
        }
    }

    @Test
    void buckets() {
        history.holds("past-1", "packVoltageMv", T, 10);
        history.holds("past-1", "packVoltageMv", T + 59_000, 20);
        history.holds("past-1", "packVoltageMv", T + 60_000, 30);

        Api.as("viewer")
                .get("/api/v1/packs/past-1/series?columns=packVoltageMv&bucketSeconds=60&" + DAY)
                .then()
                .body("bucketSeconds", equalTo(60), "columns[0].atMs", contains(T, T + 60_000))
                .body("columns[0].value", contains(15, 30))
                .body("columns[0].min", contains(10, 30), "columns[0].max", contains(20, 30));
    }

    @Test
    void eventsNewestFirst() {
        history.holds(event(1, T)
                .setWarningRaised(WarningRaised.newBuilder()
                        .setCode(WarningCode.WARNING_CODE_VOLTAGE_HIGH)
                        .setDetail("cell 4 has 3.71 V"))
                .build());
        history.holds(event(2, T + 1_000)
                .setRelayChanged(RelayChanged.newBuilder()
                        .setRelay(RelayName.RELAY_NAME_CHARGE)
                        .addBlockedBy("V ≥ Vmax"))
                .build());
        history.holds(event(3, T + 2_000)
                .setSocRecalibrated(SocRecalibrated.newBuilder().setPercent(100).setBeforeMilliPercent(97_250))
                .build());

        Api.as("viewer")
                .get("/api/v1/packs/past-1/events?" + DAY)
                .then()
                .statusCode(200)
                .body("events.type", contains("socRecalibrated", "relayChanged", "warningRaised"))
                .body("events.id", contains("1.1.3.0", "1.1.2.0", "1.1.1.0"), "truncated", equalTo(false))
                .body("events[0].socPercent", equalTo(100f), "events[0].beforeSocPercent", equalTo(97.25f))
                .body("events[1].relay", equalTo("charge"), "events[1].on", equalTo(false))
                .body("events[1].blockedBy", contains("V ≥ Vmax"), "events[1].code", nullValue())
                .body("events[2].code", equalTo("Vh"), "events[2].detail", equalTo("cell 4 has 3.71 V"));
    }

    private static PackEvent.Builder event(long sequence, long atMs) {
        return PackEvent.newBuilder()
                .setInstallationId("past")
                .setPackId("past-1")
                .setOrder(OrderNumber.newBuilder().setEnrolment(1).setBoot(1).setSequence(sequence))
                .setAtMs(atMs);
    }
}
