package io.cellfleet.api.bulk;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Many sites from a table: looked at first, every error with its line, and the same table twice is one. */
@QuarkusTest
@QuarkusTestResource(World.class)
class ImportTest {

    private static final String SITES = """
            id,name,timeZone,tags,latitude
            table-a,"Hut, upper",Europe/Prague,alps;van,46.5
            table-b,Barn,UTC,,
            """;

    private static final String PACKS = """
            id,installationId,name,cellCount,chemistry,capacityWh,optionSwitches,sectionEnds
            table-a-1,table-a,House,16,LiFePO4,10240,01010000,4;8
            table-b-1,table-b,Cabin,8,LTO,2000,,
            """;

    @Test
    void lookedAtThenDoneThenTheSame() {
        post("installations?dryRun=true", SITES).statusCode(200).body("created", equalTo(2), "dryRun", equalTo(true));
        Api.of("table", "viewer").get("/api/v1/installations").then().body("installations", empty());

        post("installations", SITES).statusCode(200).body("created", equalTo(2), "changed", equalTo(0));
        Api.of("table", "viewer")
                .get("/api/v1/installations")
                .then()
                .body("installations.id", contains("table-a", "table-b"))
                .body("installations[0].name", equalTo("Hut, upper"), "installations[0].latitude", equalTo(46.5f))
                .body("installations[0].tags", contains("alps", "van"), "installations[1].tags", empty());
        post("installations", SITES.replace("Barn", "Shed"))
                .body("created", equalTo(0), "changed", equalTo(1), "same", equalTo(1));

        post("gateways", "id,name\ntable-gateway,Shed\n").statusCode(200).body("created", equalTo(1));
        post("packs", PACKS).statusCode(200).body("created", equalTo(2), "errors", empty());
        Api.of("table", "viewer")
                .get("/api/v1/packs/table-a-1/settings")
                .then()
                .body("draft.sectionEnds", contains(4, 8), "draft.optionSwitches", equalTo("01010000"));
        post("packs", PACKS).body("same", equalTo(2));

        String other = PACKS.replace("10240", "9000");
        post("packs", other)
                .statusCode(422)
                .body("errors[0].line", equalTo(2), "errors[0].column", equalTo("Pack-Pin"));
        Api.of("table", "installer")
                .contentType("text/csv")
                .header("Pack-Pin", "1234")
                .body(other)
                .post("/api/v1/imports/packs?reason=measured")
                .then()
                .statusCode(200)
                .body("changed", equalTo(1), "same", equalTo(1));
        Api.of("table", "administrator")
                .get("/api/v1/audit?kind=pack&object=table-a-1&limit=1")
                .then()
                .body("changes[0].reason", equalTo("measured"));
    }

    @Test
    void everyErrorIsToldAndNothingIsDone() {
        post("installations", """
                id,name,timeZone,latitude
                table-x,,Europe/Prague,
                Table-Y,Barn,UTC,
                table-z,Barn,Mars/Olympus,
                table-v,Barn,UTC,north
                table-w,Barn,UTC,
                table-w,Barn,UTC,
                """)
                .statusCode(422)
                .body("errors", hasSize(5), "errors.line", contains(2, 3, 4, 5, 7))
                .body("errors.column", contains("name", "id", "timeZone", "latitude", "id"))
                .body("errors[3].message", equalTo("latitude must be a number"))
                .body("errors[4].message", equalTo("id is 'table-w' but line 6 has it too"));
        Api.of("table", "viewer").get("/api/v1/installations/table-w").then().statusCode(404);
        post("packs", """
                id,installationId,name,cellCount,chemistry,capacityWh
                table-p,table-none,House,16,LiFePO4,10240
                table-q,table-none,House,1,lead,10240
                """).statusCode(422).body("errors.column", contains("installationId", "cellCount", "chemistry"));
    }

    @Test
    void whatIsNoTableIsNamed() {
        bad("", "the table has no header");
        bad("id,name,colour\n", "column 'colour' is not known; known are id, name, timeZone");
        bad("id,name,name\n", "column 'name' is there twice");
        bad("name\n", "column 'id' is missing");
        bad("id,name\na,b,c\n", "line 2 has 3 cells but the header has 2");
        bad("id,name\n\"a,b\n", "the table is no CSV");
    }

    private static void bad(String csv, String detail) {
        post("installations", csv).statusCode(400).body("detail", containsString(detail));
    }

    private static ValidatableResponse post(String path, String csv) {
        return Api.of("table", "installer")
                .contentType("text/csv")
                .body(csv)
                .post("/api/v1/imports/" + path)
                .then();
    }
}
