package io.cellfleet.local.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page once, with the longer stories: a lost connection, a chart down to each value, many warnings. It makes the
 * pictures that are kept.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageTourTest extends RunningPage {

    @BeforeAll
    static void signIn() throws IOException {
        screen.signIn("admin", cellfleet.adminPassword());
    }

    /** As after a change of releases: the code that the open page knows of is not there any more. */
    @Test
    @Order(0)
    void codeThatIsGoneIsLoadedAnew() {
        assertThat(screen.text("Simulated alpine hut")).isVisible();
        screen.page()
                .route(
                        "**/static/bundle/*.js",
                        route -> route.fulfill(new Route.FulfillOptions().setStatus(404)),
                        new Page.RouteOptions().setTimes(1));

        screen.open("#/map");

        assertThat(screen.heading("Map")).isVisible();
        screen.forgetComplaints();
    }

    @Test
    @Order(1)
    void aLostConnectionIsSaidAndCaughtUpWith() {
        screen.open(PACK);
        Locator live = screen.page().locator("main .tag.live").first();
        assertThat(highCell()).isVisible();
        assertThat(live).isVisible();

        cable.cut();
        assertThat(screen.page().locator("#link-state")).hasText("Connection lost: values grow old");
        assertThat(screen.page().locator("main .tag.stale").first()).isVisible();
        feeder.setCell(HIGH_CELL, 3_390);
        cable.mend();

        assertThat(screen.page().locator("#link-state")).hasText("");
        assertThat(live).isVisible();
        assertThat(highCell()).containsText("3.390 V");
        screen.forgetComplaints();
    }

    @Test
    @Order(2)
    void aChartIsZoomedToEachValueAndTakenAlong() throws IOException {
        screen.open("#/charts?packs=cabin,simulated-001-1&columns=packVoltageMv,currentMa,socMilliPercent&last=6h");
        Locator resolution = screen.page().locator(".chart-shown");
        assertThat(resolution).isVisible();
        assertThat(screen.page().locator(".chart-drawing canvas").first()).isVisible();
        String whole = resolution.innerText();
        screen.settle();
        screen.look("charts");

        for (int i = 0; i < 8 && !resolution.innerText().contains("each value"); i++) {
            screen.button("Zoom in").click();
            screen.settle();
        }
        assertThat(resolution).containsText("each value");
        assertThat(whole).doesNotContain("each value");

        Download table = screen.page()
                .waitForDownload(() -> screen.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV, each value"))
                        .click());
        assertThat(Files.readString(table.path())).startsWith("packId,").contains("cabin,");
        Download picture =
                screen.page().waitForDownload(() -> screen.button("PNG picture").click());
        assertThat(Files.readAllBytes(picture.path())).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    @Order(3)
    void manyWarningsAreAcknowledgedWithOneNote() {
        screen.open("#/warnings");
        Locator all = screen.page().getByLabel(Pattern.compile("All \\d+ shown that are not acknowledged"));
        feeder.setCell(HIGH_CELL, VMAX_MV + 50);
        Locator tooHigh = screen.page().locator("tr[data-id^='cabin.Vh.']").first();
        assertThat(tooHigh).isVisible();
        screen.look("warnings");

        all.check();
        screen.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Acknowledge \\d+")))
                .click();
        acknowledge("all seen");

        assertThat(tooHigh).containsText("by admin");
        feeder.setCell(HIGH_CELL, LineFeeder.cellMv(HIGH_CELL));
    }

    /** Every page once, whole: at a desk, in the dark and on a phone. */
    @ParameterizedTest
    @CsvSource({
        "fleet, #/, Fleet",
        "map, #/map, Map",
        "installation, #/installations/site-cabin, cabin",
        "settings-many, #/settings, Settings of many packs",
        "templates, #/settings/templates, Settings of many packs",
        "administration, #/administration/installations, Administration",
        "pack-edit, #/administration/packs/cabin, Administration",
        "gateways, #/administration/gateways, Administration",
        "users, #/administration/users, Administration",
        "import, #/administration/import, Administration",
        "audit, #/administration/audit, Administration",
        "account, #/account, Your account",
        "rules, #/account/rules, Your account"
    })
    @Order(4)
    void everyPageIsWhole(String name, String address, String heading) {
        screen.open(address);
        assertThat(screen.page().locator("h1")).containsText(heading);
        screen.settle();
        screen.look(name);
        assertThat(screen.page().locator(".trouble:not(:empty)")).hasCount(0);
    }
}
