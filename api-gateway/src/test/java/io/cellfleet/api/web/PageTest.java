package io.cellfleet.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.FakeHistory;
import io.cellfleet.api.world.Statuses;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.embedded.Chromium;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A person opens the page in a real browser, signs in and sees what a real broker brings. */
@QuarkusTest
@QuarkusTestResource(World.class)
class PageTest {

    private static final String UNASSIGNED = "not assigned to a gateway: its records are refused";

    @TestHTTPResource("/")
    URI root;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    FakeHistory history;

    private PageScene scene;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void showsTheFleetAndAPackLive() {
        inBrowser(page -> {
            scene.hasPast();
            signIn(page);
            fleet(page);
            installation(page);
            pack(page);
            packWithEverything(page);
            raised(page);
            settings(page);
            map(page);

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(page.getByLabel("Password")).isVisible();
        });
        assertThat(complaints).as("errors and warnings of the console").isEmpty();
    }

    /** A server that hangs, and one that refuses a file. */
    @Test
    void saysWhatTheServerDoesNot() {
        inBrowser(page -> {
            signIn(page);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Fleet")))
                    .isVisible();
            page.route("**/api/v1/fleet", route -> {});
            assertThat(page.getByText("The server does not answer").first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            silentStream(page.context().newPage());
            refusedFile(page);
        });
    }

    /** What an address asks for in vain is asked for once; what somebody has written is not lost without a question. */
    @Test
    void saysWhatIsNotThereAndKeepsWhatIsWritten() {
        inBrowser(page -> {
            signIn(page);
            noPack(page);
            noSuchValue(page);
            longName(page);
            halfFilled(page);
        });
    }

    private void noPack(Page page) {
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/api/v1/packs/nowhere/settings")) {
                asked.add(request.url());
            }
        });
        page.evaluate("location.hash = '#/packs/nowhere/settings'");
        assertThat(page.getByText("There is no pack “nowhere” here")).isVisible();
        page.waitForTimeout(3_000);
        assertThat(asked).hasSize(1);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look again"))
                .click();
        page.waitForCondition(() -> asked.size() == 2);
    }

    private void noSuchValue(Page page) {
        List<String> asked = new ArrayList<>();
        page.route("**/api/v1/series?**columns=__proto__**", route -> {
            asked.add(route.request().url());
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(400)
                    .setContentType("application/problem+json")
                    .setBody("{\"status\":400,\"detail\":\"columns '__proto__' must be another\"}"));
        });
        page.evaluate("location.hash = '#/charts?packs=page-good&columns=__proto__&last=6h'");
        assertThat(page.getByText("a name that is not known here: __proto__.")).isVisible();
        page.waitForTimeout(4_000);
        assertThat(asked).hasSize(1);
        Locator usual = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show the usual values"));
        usual.click();
        assertThat(usual).hasCount(0);
        assertThat(page).not().hasURL(Pattern.compile("__proto__"));
    }

    private void longName(Page page) {
        page.setViewportSize(390, 844);
        for (String address : List.of(
                "#/installations/" + PageScene.INSTALLATION, "#/packs/page-good", "#/packs/page-good/settings")) {
            page.evaluate("address => { location.hash = address; }", address);
            assertThat(page.locator("main .head h1")).isVisible();
            Object beyond = page.evaluate("""
                    () => {
                      document.querySelectorAll('main .head h1, main .head .sub').forEach(line => {
                        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
                        while (walker.nextNode()) {
                          if (walker.currentNode.data.trim() !== '') walker.currentNode.data = 'x'.repeat(120);
                        }
                      });
                      return document.documentElement.scrollWidth - document.documentElement.clientWidth;
                    }""");
            assertThat(beyond).as(address).isEqualTo(0);
        }
        page.setViewportSize(1440, 900);
    }

    private void halfFilled(Page page) {
        page.evaluate("location.hash = '#/administration/installations?make=yes'");
        Locator name = page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true));
        name.fill("Half a hut");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("← Installations"))
                .click();
        assertThat(page.getByText("Leave without saving?")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel"))
                .click();
        assertThat(name).hasValue("Half a hut");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out without saving"))
                .click();
        assertThat(page.getByLabel("Password")).isVisible();
    }

    /** Half a connection: after three signs of life that did not come the page asks again. */
    private void silentStream(Page page) {
        page.clock().install();
        page.route("**/api/v1/live?**", route -> {});
        page.waitForRequest("**/api/v1/live?**", () -> page.navigate(root + "#/packs/page-good"));
        page.waitForRequest("**/api/v1/live?**", () -> page.clock().fastForward(31_000));
    }

    private void refusedFile(Page page) {
        history.holds("page-good", "currentMa", System.currentTimeMillis() - 600_000, 5_000);
        page.route(
                "**/api/v1/exports/series?**",
                route -> route.fulfill(
                        new Route.FulfillOptions()
                                .setStatus(429)
                                .setContentType("application/problem+json")
                                .setBody(
                                        "{\"status\":429,\"detail\":\"more than 4 exports at the same time; end one first\"}")));
        page.evaluate("location.hash = '#/charts?packs=page-good&columns=currentMa&last=6h'");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV"))
                .first()
                .click();
        assertThat(page.getByText("more than 4 exports at the same time")).isVisible();
    }

    /** As many as the bar of a day counts are listed behind it. */
    private void raised(Page page) {
        page.evaluate("location.hash = '#/'");
        Locator today = page.locator(".history li a").last();
        assertThat(today).hasAttribute("title", Pattern.compile(".*: \\d+ .*"));
        int counted = Pattern.compile("(\\d+) (critical|warning|info)")
                .matcher(today.getAttribute("title"))
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
        today.click();
        assertThat(page.locator(".warnings-table tbody tr")).hasCount(counted);
        assertThat(page.locator(".warnings-table")).containsText("active");
        shoot(page, "raised");
    }

    /** What settings may be is asked of the API. */
    private void settings(Page page) {
        page.evaluate("location.hash = '#/packs/page-good/settings'");
        assertThat(page.locator("cf-limits-curve figure")).isVisible();
        Locator vMax = page.locator("#field-vMaxMv");
        assertThat(vMax).hasAttribute("placeholder", "3.7");
        vMax.fill("6");
        assertThat(page.getByText("It must be 1.5 to 5 V.").first()).isVisible();
        vMax.fill("2");
        assertThat(page.getByText("It must be below Vmax, which is 2 V.").first())
                .isVisible();
        vMax.fill("");
        shoot(page, "settings");
    }

    private void map(Page page) {
        page.evaluate("location.hash = '#/map'");
        assertThat(page.locator("cf-map-page .entry")
                        .filter(new Locator.FilterOptions().setHasText("Alpine hut"))
                        .locator(".mark.critical"))
                .isVisible();
        shoot(page, "map");
    }

    private void inBrowser(Consumer<Page> person) {
        Path chromium = Chromium.find().orElse(null);
        assumeTrue(chromium != null, "no Chromium found: the page is not tested");
        scene = new PageScene(new Broker(bootstrapServers), history);
        scene.begin();
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(List.of("--no-sandbox")))) {
            Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900))
                    .newPage();
            page.onPageError(complaints::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(message.text());
                }
            });
            page.setDefaultTimeout(60_000);
            // What stands beside the records is asked for every five seconds.
            setDefaultAssertionTimeout(30_000);

            person.accept(page);
        }
    }

    private void signIn(Page page) {
        page.navigate(root.toString());
        shoot(page, "sign-in");
        page.getByLabel("User").fill("admin");
        page.getByLabel("Password").fill(World.ADMIN_PASSWORD);
        page.keyboard().press("Enter");
    }

    private void fleet(Page page) {
        page.getByLabel("Search").fill("Alpine");
        scene.speak();
        var row = page.locator("cf-virtual-table tr", new Page.LocatorOptions().setHasText("Alpine hut"));
        assertThat(row).containsText("simulated");
        assertThat(row).containsText("5 packs");
        assertThat(row.locator(".light")).hasText(new String[] {"E", "Vh", "Vl", "Th", "Tl"});
        assertThat(row.locator(".light.lit")).hasText(new String[] {"Vl", "Th"});
        assertThat(row).containsText("quarantined");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Active warnings")))
                .isVisible();
        assertThat(page.locator(".active")
                        .getByText("Vl: a cell voltage is too low")
                        .first())
                .isVisible();
        shoot(page, "fleet");
    }

    private void installation(Page page) {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Alpine hut").setExact(true))
                .first()
                .click();
        scene.speak();
        var good = packCard(page, "Pack good");
        assertThat(good).containsText("53.12 V");
        assertThat(good).containsText("−12.50 A");
        assertThat(good).containsText("63.5 %");
        assertThat(good.locator(".tag.simulated")).isVisible();
        assertThat(good.locator(".tag.live")).isVisible();
        assertThat(packCard(page, "Pack bad").locator(".light.lit")).hasText("Vl");
        assertThat(packCard(page, "Pack bad")).containsText("a cell voltage ≤ Vmin");
        assertThat(packCard(page, "Pack bad").getByTitle("SOC not calibrated: charge until all cells are at Vbalance"))
                .isVisible();
        assertThat(packCard(page, "Pack old").locator(".tag.stale")).isVisible();
        assertThat(packCard(page, "Pack mute").locator(".tag.never").first()).isVisible();
        assertThat(packCard(page, "Pack full")).containsText("warm because it balances");
        assertThat(packCard(page, "Pack full")).containsText("held off by anna until");
        shoot(page, "installation");
        page.evaluate("location.hash = '#/packs/page-mute'");
        assertThat(page.getByTitle(UNASSIGNED)).hasText("no gateway");
        page.goBack();
        assertThat(good).isVisible();
        assertThat(good.getByText("no gateway")).hasCount(0);

        PackStatus.Builder next =
                Statuses.frame("page-good", 1_000, System.currentTimeMillis()).setInstallationId("page");
        next.getMeasuredBuilder().setPackVoltageMv(54_000);
        new Broker(bootstrapServers).send(next);
        assertThat(good).containsText("54.00 V");
    }

    private static Locator packCard(Page page, String name) {
        return page.locator(".pack-card", new Page.LocatorOptions().setHasText(name));
    }

    private void pack(Page page) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Pack bad"))
                .first()
                .click();
        scene.speak();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Pack bad")))
                .isVisible();
        var cells = page.locator(".cell-tiles > li");
        assertThat(cells).hasCount(16);
        assertThat(cells.first()).hasClass("red");
        assertThat(cells.first()).containsText("2.880 V");
        assertThat(cells.nth(1)).containsText("not heard yet");
        assertThat(page.locator(".relay-lines .why").first()).hasText("blocked by: a cell voltage ≤ Vmin");
        assertThat(page.getByText("Warning Vl raised (critical): cell 1 has 2.880 V"))
                .isVisible();
        assertThat(page.locator(".lamp.lit")).containsText("Vl: a cell voltage is too low");
        shoot(page, "pack");
    }

    private void packWithEverything(Page page) {
        page.evaluate("location.hash = '#/packs/page-full'");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Pack full")))
                .isVisible();
        scene.speak();
        var cells = page.locator(".cell-tiles > li");
        assertThat(cells.nth(0)).hasClass("green");
        assertThat(cells.nth(1)).hasClass("yellow");
        assertThat(cells.nth(1)).containsText("temperature reads high");
        assertThat(cells.nth(2)).hasClass("red");
        for (String text : List.of(
                "zero offset −120 mA",
                "gateway gateway-1",
                "acknowledged by anna, ",
                "Report it, then an administrator can release the installation.",
                "held off by anna until",
                "the inverter is being replaced",
                "All packs of the installation together",
                "blocked by: page-old",
                "61.5 % of all packs, not calibrated",
                "Warning “gateway offline” raised (warning): nothing heard for 60 s",
                "Check the site's network",
                "Charge relay held off by anna until",
                "Refused: zero calibration, asked by anna: sensor 1 shows 900 mA",
                "the gateway wants it off because of no link to the engine; it is on")) {
            assertThat(page.getByText(text).first()).isVisible();
        }
        assertThat(page.getByText("Something this page does not know")).hasCount(0);
        shoot(page, "pack-full");
    }

    /** At the width of a desk and of a hand. Nothing may stick out to the side. */
    private void shoot(Page page, String name) {
        for (int width : List.of(390, 1440)) {
            page.setViewportSize(width, 900);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of %s at %d", name, width)
                    .isLessThanOrEqualTo(width);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots", name + "-" + width + ".png")));
        }
    }
}
