package io.cellfleet.api.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.FakeHistory;
import io.cellfleet.api.world.Statuses;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.v1.Energy;
import io.cellfleet.contract.v1.Override;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.RelayDecision;
import io.cellfleet.contract.v1.SocRecalibrated;
import io.cellfleet.contract.v1.StateOfCharge;
import io.cellfleet.contract.v1.WarningCleared;
import io.cellfleet.contract.v1.WarningCode;
import io.cellfleet.contract.v1.WarningRaised;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One question for many packs: what they are together now, who stands out, and how it was. */
@QuarkusTest
@QuarkusTestResource(World.class)
class FleetQuestionsTest {

    private static final long T = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    private static final String DAY = "from=2026-06-01T00:00:00Z&to=2026-06-02T00:00:00Z";
    private static final String SITE = "installation=quest-a&installation=quest-b";
    private static boolean isSpoken;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    FakeHistory history;

    /** Two sites of one tenant: one with two packs, one with a pack that has a warning. */
    @BeforeEach
    void sites() {
        if (isSpoken) {
            return;
        }
        put("quest-a", List.of("alps", "van"));
        put("quest-b", List.of("alps"));
        for (String pack : List.of("quest-a-1", "quest-a-2", "quest-b-1")) {
            Api.of("quest", "installer").body(Api.pack(pack.substring(0, 7))).put("/api/v1/packs/" + pack);
        }
        isSpoken = true;
    }

    private static void put(String id, List<String> tags) {
        Api.of("quest", "installer")
                .body(Map.of("name", "Site " + id, "timeZone", "Europe/Prague", "tags", tags))
                .put("/api/v1/installations/" + id);
    }

    private void speak() {
        long now = System.currentTimeMillis();
        Energy energy = Energy.newBuilder()
                .setCollectedTodayWh(100)
                .setConsumedTodayWh(40)
                .setCollectedTotalWh(9_000)
                .setConsumedTotalWh(8_000)
                .build();
        new Broker(bootstrapServers)
                .send(
                        Statuses.frame("quest-a-1", now, now).setEnergy(energy),
                        Statuses.frame("quest-a-2", now, now)
                                .setEnergy(energy)
                                .setCharge(RelayDecision.newBuilder()
                                        .setOn(true)
                                        .setHeldOff(Override.newBuilder().setAuthor("ann")))
                                .setSoc(StateOfCharge.newBuilder()
                                        .setManualMilliPercent(90_000)
                                        .setCalibrated(false)
                                        .setStoredWh(9_000)),
                        Statuses.frame("quest-b-1", now, now)
                                .addWarnings(Statuses.warning(WarningCode.WARNING_CODE_VOLTAGE_LOW, now - 7_200_000)));
    }

    @Test
    void whatPacksAreTogether() {
        Eventually.succeeds(() -> {
            speak();
            Api.of("quest", "viewer")
                    .get("/api/v1/installations/quest-a/now")
                    .then()
                    .statusCode(200)
                    .body("sun.currentMa", equalTo(0), "sun.todayWh", equalTo(200), "sun.totalWh", equalTo(18_000))
                    .body("bulb.currentMa", equalTo(25_000), "bulb.powerW", equalTo(1_328))
                    .body("battery.currentMa", equalTo(-25_000), "battery.powerW", equalTo(-1_328))
                    .body("battery.socPercent", equalTo(76.759f), "battery.socCalibrated", equalTo(false))
                    .body("battery.storedWh", equalTo(15_478), "battery.capacityWh", equalTo(20_480))
                    .body("installation.quality", equalTo("live"), "installation.warnings", empty())
                    .body("installation.chargeOn", equalTo(false), "installation.loadOn", equalTo(false))
                    .body("packs.id", contains("quest-a-1", "quest-a-2"));
            Api.of("quest", "viewer")
                    .get("/api/v1/fleet")
                    .then()
                    .body("installations", equalTo(2), "packs", equalTo(3), "packsByQuality.live", equalTo(3))
                    .body("packsBySoc[6]", equalTo(2), "packsBySoc[9]", equalTo(1), "uncalibratedPacks", equalTo(1))
                    .body("packsByWarning.Vl", equalTo(1), "warnings.Vl.lessThanADay", equalTo(1))
                    .body("warnings.Vl.unacknowledged", equalTo(1), "collectedTodayWh", equalTo(200))
                    .body("outgoingW", equalTo(1_992), "packsWithoutPower", equalTo(0), "loadOffPacks", equalTo(3))
                    .body("chargeOffPacks", equalTo(1));
        });
    }

    @Test
    void listsAreFilteredAndSorted() {
        Eventually.succeeds(() -> {
            speak();
            ids("installations?tag=alps&tag=van", "installations", "quest-a");
            ids("installations?text=QUEST-B", "installations", "quest-b");
            ids("installations?warning=Vl", "installations", "quest-b");
            ids("installations?sort=-socPercent", "installations", "quest-a", "quest-b");
            ids("packs?sort=-socPercent&limit=1", "packs", "quest-a-2");
            ids("packs?socFrom=80", "packs", "quest-a-2");
            ids("packs?socTo=80&sort=-id", "packs", "quest-b-1", "quest-a-1");
            ids("packs?quality=silent", "packs");
            ids("packs?chemistry=LTO", "packs");
            ids("packs?pack=quest-a-2&pack=quest-b-1&pack=matrix-own-1", "packs", "quest-a-2", "quest-b-1");
        });
        Api.of("quest", "viewer").get("/api/v1/packs?tenant=default").then().body("packs", empty());
    }

    private static void ids(String path, String list, String... expected) {
        var answer = Api.of("quest", "viewer").get("/api/v1/" + path).then().statusCode(200);
        if (expected.length == 0) {
            answer.body(list, empty());
        } else {
            answer.body(list + ".id", contains(expected));
        }
    }

    @Test
    void activeWarningsOfTheFleet() {
        Eventually.succeeds(() -> {
            speak();
            Api.of("quest", "viewer")
                    .get("/api/v1/warnings?warning=Vl&severity=critical&acknowledged=false")
                    .then()
                    .body("warnings", hasSize(1), "warnings[0].packId", equalTo("quest-b-1"))
                    .body("warnings[0].code", equalTo("Vl"), "warnings[0].installationName", equalTo("Site quest-b"))
                    .body("warnings[0].hint", notNullValue(), "warnings[0].clearedAt", nullValue());
        });
        Api.of("quest", "viewer").get("/api/v1/warnings?severity=info").then().body("warnings", empty());
        Api.of("quest", "viewer")
                .get("/api/v1/warnings?acknowledged=true")
                .then()
                .body("warnings", empty());
    }

    @Test
    void pastWarningsAndEventsPageByPage() {
        for (int i = 0; i < 3; i++) {
            history.holds(event("quest-a-1", i, T)
                    .setWarningCleared(WarningCleared.newBuilder()
                            .setCode(WarningCode.WARNING_CODE_VOLTAGE_HIGH)
                            .setRaisedAtMs(T - 1_000 - i))
                    .build());
        }
        history.holds(event("quest-b-1", 1, T + 5)
                .setWarningRaised(WarningRaised.newBuilder().setCode(WarningCode.WARNING_CODE_VOLTAGE_HIGH))
                .build());
        String next = Api.of("quest", "viewer")
                .get("/api/v1/warnings/past?warning=Vh&limit=2&" + DAY)
                .then()
                .body("warnings", hasSize(2), "warnings[0].clearedAt", equalTo("2026-06-01T00:00:00Z"))
                .extract()
                .path("next");
        Api.of("quest", "viewer")
                .get("/api/v1/warnings/past?warning=Vh&limit=2&after=" + next + "&" + DAY)
                .then()
                .body("warnings", hasSize(1), "next", nullValue());
        Api.of("quest", "viewer")
                .get("/api/v1/events?type=warningRaised&" + DAY)
                .then()
                .body("events", hasSize(1), "events[0].packId", equalTo("quest-b-1"))
                .body("events[0].event.code", equalTo("Vh"));
        Api.of("quest", "viewer")
                .get("/api/v1/rankings?by=warnings&" + DAY)
                .then()
                .body("packs.packId", contains("quest-b-1", "quest-a-1", "quest-a-2"), "packs[0].value", equalTo(1));
    }

    /** As many as events tell; one that is active is the same as among the active ones. */
    @Test
    void warningsByTheTimeTheyWereRaised() {
        String day = "from=2026-06-03T00:00:00Z&to=2026-06-04T00:00:00Z";
        long raisedMs = T + Duration.ofDays(2).toMillis();
        history.holds(event("quest-b-1", 2, raisedMs)
                .setWarningRaised(WarningRaised.newBuilder().setCode(WarningCode.WARNING_CODE_VOLTAGE_LOW))
                .build());
        history.holds(event("quest-a-1", 3, raisedMs + 1)
                .setWarningRaised(WarningRaised.newBuilder()
                        .setCode(WarningCode.WARNING_CODE_VOLTAGE_HIGH)
                        .setDetail("cell 3 has 3.710 V"))
                .build());
        // Over within the day, raised before it.
        history.holds(event("quest-a-2", 4, raisedMs + 2)
                .setWarningCleared(WarningCleared.newBuilder()
                        .setCode(WarningCode.WARNING_CODE_VOLTAGE_HIGH)
                        .setRaisedAtMs(raisedMs - 1))
                .build());
        Eventually.succeeds(() -> {
            long now = System.currentTimeMillis();
            new Broker(bootstrapServers)
                    .send(Statuses.frame("quest-b-1", now, now)
                            .addWarnings(Statuses.warning(WarningCode.WARNING_CODE_VOLTAGE_LOW, raisedMs)));
            Api.of("quest", "viewer")
                    .get("/api/v1/warnings/raised?" + day)
                    .then()
                    .statusCode(200)
                    .body("warnings.packId", contains("quest-a-1", "quest-b-1"), "next", nullValue())
                    .body(
                            "warnings.active",
                            contains(false, true),
                            "warnings.severity",
                            contains("critical", "critical"))
                    .body("warnings[0].raisedAt", equalTo("2026-06-03T00:00:00.001Z"))
                    .body("warnings[0].detail", equalTo("cell 3 has 3.710 V"), "warnings[0].hint", notNullValue())
                    .body("warnings[0].clearedAt", nullValue());
        });
        Api.of("quest", "viewer")
                .get("/api/v1/warnings/raised?warning=Vl&" + day)
                .then()
                .body("warnings.packId", contains("quest-b-1"));
    }

    @Test
    void seriesOfManyPacksAloneAndTogether() {
        history.holds("quest-a-1", "currentMaMean", T, 10);
        history.holds("quest-a-2", "currentMaMean", T, -5);
        history.holds("quest-a-2", "currentMaMean", T + 3_600_000, 7);
        history.holds("quest-b-1", "currentMaMean", T, 100);
        String series = "/api/v1/series?columns=currentMaMean&resolution=hour&" + DAY;
        Api.of("quest", "viewer")
                .get(series)
                .then()
                .statusCode(200)
                .body("series.packId", contains("quest-a-1", "quest-a-2", "quest-b-1"))
                .body("series[1].atMs", contains(T, T + 3_600_000), "series[1].value", contains(-5, 7));
        Api.of("quest", "viewer")
                .get(series + "&aggregate=sum&groupBy=installation")
                .then()
                .body("series.group", contains("quest-a", "quest-b"), "series[0].value", contains(5, 7))
                .body("series[0].packs", contains(2, 1));
        Api.of("quest", "viewer")
                .get(series + "&aggregate=p50&groupBy=tag")
                .then()
                .body("series.group", contains("alps", "van"), "series[0].value", contains(10, 7));
        Api.of("quest", "viewer")
                .get("/api/v1/series?columns=currentMaMean,powerMwMean&resolution=hour&pack=quest-a-1&" + DAY)
                .then()
                .body("series[1].value", contains(nullValue()));
        history.holds("quest-a-1", "packVoltageMv", T, 53_000);
        Api.of("quest", "viewer")
                .get("/api/v1/series?columns=packVoltageMv&pack=quest-a-1&pack=matrix-own-1&" + DAY)
                .then()
                .body("series.packId", contains("quest-a-1"), "series[0].value", contains(53_000));
    }

    @Test
    void whoStandsOut() {
        history.holds("quest-a-1", "spreadMvMax", T, 12);
        history.holds("quest-b-1", "spreadMvMax", T, 40);
        history.holds("quest-b-1", "spreadMvMax", T + 1, 3);
        Api.of("quest", "viewer")
                .get("/api/v1/rankings?column=spreadMvMax&" + DAY)
                .then()
                .body("packs.packId", contains("quest-b-1", "quest-a-1"), "packs.value", contains(40, 12))
                .body("packs[0].place", equalTo(1), "packs[0].at", equalTo("2026-06-01T00:00:00Z"));
        Api.of("quest", "viewer")
                .get("/api/v1/rankings?column=spreadMvMax&sum=true&least=true&" + DAY)
                .then()
                .body("packs.packId", contains("quest-a-1", "quest-b-1"), "packs.value", contains(12, 43));
        history.holds(event("quest-a-2", 9, T + 86_399_000)
                .setSocRecalibrated(SocRecalibrated.newBuilder().setPercent(100))
                .build());
        Api.of("quest", "viewer")
                .get("/api/v1/rankings?by=sinceFull&" + DAY)
                .then()
                .body("packs.packId", contains("quest-a-1", "quest-b-1", "quest-a-2"))
                .body(
                        "packs[0].value",
                        equalTo(86_400_000),
                        "packs[0].at",
                        nullValue(),
                        "packs[2].value",
                        equalTo(1_000));
    }

    @ParameterizedTest(name = "GET {0}")
    @CsvSource(delimiter = '|', textBlock = """
            installations?sort=size                     | sort         | sort is 'size' but must be one of ageMs, id, name
            installations?after=rubbish                 | after        | after must be 'next' of the page before
            installations?columns=nme                   | columns      | columns has 'nme' but known are ageMs, chargeOn
            installations?socFrom=101                   | socFrom      | socFrom is '101' but must be a number, 0 to 100
            installations?socFrom=NaN                   | socFrom      | socFrom is 'NaN' but must be a number
            installations?quality=bad                   | quality      | quality is 'bad' but must be one of live, stale, silent, never
            installations?chemistry=lead                | chemistry    | chemistry is 'lead' but must be one of
            installations?warning=Vx                    | warning      | warning is 'Vx' but must be one of E, Vh, Vl
            installations?limit=1000000                 | limit        | limit is '1000000' but must be a whole number, 1 to 1000
            warnings?severity=bad                       | severity     | severity is 'bad' but must be info, warning or critical
            warnings?acknowledged=maybe                 | acknowledged | acknowledged is 'maybe' but must be true or false
            events?type=tea&DAY                         | type         | type is 'tea' but must be one of actionApplied
            events?after=1&DAY                          | after        | after must be 'next' of the page before
            series?columns=currentMa&resolution=week&DAY | resolution  | resolution is 'week' but must be raw, minute, hour, day
            series?columns=currentMa&resolution=2p&DAY  | resolution   | resolution is '2' but must be a whole number, 3 to 100000
            series?columns=currentMa&aggregate=sum&DAY  | aggregate    | aggregate needs times that packs have in common
            series?columns=currentMa&resolution=60s&aggregate=p0&DAY | aggregate | aggregate is 'p0' but must be sum, mean, min, max or p1 to p99
            series?columns=currentMa&resolution=60s&aggregate=sum&groupBy=colour&DAY | groupBy | groupBy is 'colour' but must be one of all, chemistry
            series?columns=currentMa&groupBy=tag&DAY    | groupBy      | groupBy needs aggregate
            series?columns=currentMa&downsampling=lttb&DAY | downsampling | downsampling needs a number of points
            rankings?DAY                                | column       | column is required, as spreadMvMax
            rankings?by=size&DAY                        | by           | by is 'size' but must be column, warnings or sinceFull
            rankings?column=x&resolution=year&DAY       | resolution   | resolution is 'year' but must be minute, hour or day
            audit?kind=tea                              | kind         | kind is 'tea' but must be one of tenant, installation
            audit?after=x                               | after        | after is 'x' but must be 'next' of a page before
            """)
    void whatCannotBeAskedIsNamed(String path, String parameter, String detail) {
        Api.of("quest", "administrator")
                .get("/api/v1/" + path.replace("DAY", DAY))
                .then()
                .statusCode(400)
                .body("parameter", equalTo(parameter), "detail", containsString(detail));
    }

    private static PackEvent.Builder event(String packId, int index, long atMs) {
        return PackEvent.newBuilder()
                .setInstallationId(packId.substring(0, 7))
                .setPackId(packId)
                .setIndex(index)
                .setAtMs(atMs);
    }
}
