package io.cellfleet.local.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.cellfleet.embedded.Chromium;
import io.cellfleet.embedded.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What people do with the page, in a real browser against a whole Cellfleet: a simulated fleet, and a pack on a serial
 * line whose cells do as the story wants. The stories build on each other.
 */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageStoriesTest {

    private static final String PACK = "#/packs/cabin";
    private static final String PACK_NAME = "cabin";
    private static final String PIN = "1234";
    private static final String VIEWER = "vera";
    private static final String VIEWERS_PASSWORD = "only to look at it";
    private static final int VMAX_MV = 3_700;
    private static final int HIGH_CELL = 7;
    private static final int FIRST_VIEW_BYTES = 300_000;
    /** The relay stays off for a minute after a voltage trip. */
    private static final double AFTER_A_TRIP_MS = 120_000;

    @TempDir
    private static Path folder;

    private static PseudoTerminal line;
    private static LineFeeder feeder;
    private static RunningCellfleet cellfleet;
    private static Playwright playwright;
    private static Browser browser;
    private static Cable cable;
    private static Screen screen;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path chromium = Chromium.find().orElse(null);
        assumeTrue(chromium != null, "no Chromium found: the page is not tested");
        Path device = folder.resolve("ttyBMS");
        line = PseudoTerminal.linkedAt(device);
        feeder = LineFeeder.feed(line);
        cellfleet = RunningCellfleet.start(
                folder.resolve("data"), "--serial", device + "=cabin", "--simulator", "--packs", "6", "--past", "2");
        cellfleet.create("/api/v1/users/" + VIEWER, Map.of("role", "viewer", "password", VIEWERS_PASSWORD));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox")));
        setDefaultAssertionTimeout(40_000);
        cable = new Cable(cellfleet.port());
        screen = new Screen(browser, cable.address());
    }

    @AfterAll
    static void stop() throws IOException {
        if (playwright != null) {
            playwright.close();
        }
        if (cellfleet != null) {
            cable.close();
            cellfleet.close();
            feeder.close();
            line.close();
        }
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        assertThat(screen.complaints()).as("errors and warnings of the console").isEmpty();
    }

    @Test
    @Order(1)
    void signingInShowsTheFleetAndLittleIsLoadedForIt() throws IOException {
        List<Response> answers = new ArrayList<>();
        screen.page().onResponse(answers::add);
        screen.page().navigate(cable.address() + "/");
        screen.look("sign-in");

        screen.signIn("admin", cellfleet.adminPassword());

        assertThat(screen.text("Simulated alpine hut")).isVisible();
        assertThat(screen.page().locator(".tag.simulated").first()).isVisible();
        assertThat(answers.stream()
                        .filter(answer -> !answer.url().contains("/api/v1/"))
                        .mapToInt(answer -> answer.request().sizes().responseBodySize)
                        .sum())
                .as("bytes of the first view, as they went over the line")
                .isBetween(10_000, FIRST_VIEW_BYTES);
    }

    @Test
    @Order(2)
    void aCellAboveVmaxIsSeenAcknowledgedAndOver() {
        screen.open(PACK);
        assertThat(screen.heading(PACK_NAME)).isVisible();
        assertThat(lamp("Vh")).hasClass(Pattern.compile("^lamp$"));
        assertThat(relay("Charge").locator(".tag.on")).isVisible();

        feeder.setCell(HIGH_CELL, VMAX_MV + 50);

        assertThat(lamp("Vh")).hasClass("lamp lit");
        assertThat(relay("Charge").locator(".tag.off")).isVisible();
        assertThat(relay("Charge")).containsText("a cell voltage ≥ Vmax");
        assertThat(screen.page().locator(".cell-tiles > li").nth(HIGH_CELL - 1)).hasClass("red");
        assertThat(screen.page().locator(".cell-tiles > li").nth(HIGH_CELL - 1)).containsText("3.750 V");
        screen.look("pack");

        screen.open("#/warnings?text=cabin");
        Locator row = screen.page().locator("tr", new Page.LocatorOptions().setHasText("Vh"));
        assertThat(row.first()).containsText("critical");
        screen.open(PACK);
        screen.page().locator("cf-warning-list button").first().click();
        screen.page().getByLabel("Note (may be empty)").fill("the charger is looked at");
        screen.page().locator("dialog button[type=submit]").click();
        assertThat(screen.text("acknowledged by admin")).isVisible();

        feeder.setCell(HIGH_CELL, LineFeeder.cellMv(HIGH_CELL));

        assertThat(lamp("Vh")).hasClass(Pattern.compile("^lamp$"));
        assertThat(screen.text("Warning Vh cleared")).isVisible();
        assertThat(relay("Charge").locator(".tag.on"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(AFTER_A_TRIP_MS));
    }

    @Test
    @Order(3)
    void anotherVmaxIsLookedAtSavedWithThePinAndUsed() {
        screen.open(PACK + "/settings");
        Locator vMax = screen.page().locator("#field-vMaxMv");
        assertThat(vMax).hasValue("3.7");
        screen.look("settings");

        vMax.fill("3.65");
        screen.button("Look and save…").click();
        Locator dialog = screen.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("3.7 V");
        assertThat(dialog).containsText("3.65 V");
        dialog.getByLabel("PIN of the pack").fill(PIN);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();

        assertThat(screen.page().locator("cf-settings-stand .engine")).containsText("used by the engine");
        assertThat(screen.page().locator("cf-settings-stand .engine")).containsText("Revision 2");
        assertThat(screen.text("The device is set to something else.")).isVisible();
    }

    @Test
    @Order(4)
    void aViewerSeesAndCannotChange() {
        try (Screen viewers = new Screen(browser, cable.address())) {
            viewers.signIn(VIEWER, VIEWERS_PASSWORD);
            viewers.open(PACK);
            assertThat(viewers.heading(PACK_NAME)).isVisible();
            assertThat(viewers.page().getByText("Hold off")).hasCount(0);
            assertThat(viewers.page().getByText("With the PIN of the pack")).hasCount(0);
            viewers.open(PACK + "/settings");
            assertThat(viewers.page().locator("#field-vMaxMv")).isDisabled();
            assertThat(viewers.button("Look and save…")).hasCount(0);
            assertThat(viewers.complaints()).isEmpty();
        }
    }

    @Test
    @Order(5)
    void aLostConnectionIsSaidAndCaughtUpWith() {
        screen.open(PACK);
        assertThat(screen.heading(PACK_NAME)).isVisible();

        cable.cut();
        assertThat(screen.page().locator("#link-state")).hasText("Connection lost: values grow old");
        assertThat(screen.page().locator("main .tag.stale").first()).isVisible();
        feeder.setCell(HIGH_CELL, 3_390);
        cable.mend();

        assertThat(screen.page().locator("#link-state")).hasText("");
        assertThat(screen.page().locator("main .tag.live").first()).isVisible();
        assertThat(screen.page().locator(".cell-tiles > li").nth(HIGH_CELL - 1)).containsText("3.390 V");
        screen.forgetComplaints();
    }

    @Test
    @Order(6)
    void aChartIsZoomedToEachValueAndTakenAlong() throws IOException {
        screen.open("#/charts?packs=cabin,simulated-001-1&columns=packVoltageMv,currentMa,socMilliPercent&last=6h");
        Locator resolution = screen.page().locator(".chart-resolution");
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
    @Order(7)
    void manyWarningsAreAcknowledgedWithOneNote() {
        screen.open("#/warnings");
        Locator all = screen.page().getByLabel(Pattern.compile("^All \\d+ shown that are not acknowledged$"));
        feeder.setCell(HIGH_CELL, VMAX_MV + 50);
        assertThat(screen.page().locator("tr[data-id*=cabin]").first()).isVisible();
        screen.look("warnings");

        all.check();
        screen.button("Acknowledge")
                .or(screen.page()
                        .getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions().setName(Pattern.compile("^Acknowledge \\d+"))))
                .first()
                .click();
        screen.page().getByLabel(Pattern.compile("^Note")).fill("all seen");
        screen.page().locator("dialog button[type=submit]").click();

        assertThat(screen.page().locator("tr[data-id*=cabin]").first()).containsText("acknowledged by admin");
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
    @Order(8)
    void everyPageIsWhole(String name, String address, String heading) {
        screen.open(address);
        assertThat(screen.page().locator("h1")).containsText(heading);
        screen.settle();
        screen.look(name);
        assertThat(screen.page().locator(".trouble:not(:empty)")).hasCount(0);
    }

    private static Locator lamp(String code) {
        return screen.page().locator(".lamp", new Page.LocatorOptions().setHasText(code + ":"));
    }

    private static Locator relay(String name) {
        return screen.page()
                .locator(".relay-lines > li", new Page.LocatorOptions().setHasText(name))
                .first();
    }
}
