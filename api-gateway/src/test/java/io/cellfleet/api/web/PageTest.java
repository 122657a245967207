package io.cellfleet.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.FakeHistory;
import io.cellfleet.api.world.Statuses;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RelayChanged;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.WarningCode;
import io.cellfleet.contract.v1.WarningRaised;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A person opens the page in a real browser, signs in and sees what a real broker brings. */
@QuarkusTest
@QuarkusTestResource(World.class)
class PageTest {

    private static final List<String> CHROMIUMS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    @TestHTTPResource("/")
    URI root;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    FakeHistory history;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void showsTheFleetAndAPackLive() {
        Path chromium = Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), CHROMIUMS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(chromium != null, "no Chromium found in " + CHROMIUMS + ": the page is not tested");
        prepare();
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(List.of("--no-sandbox")))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
            page.onPageError(complaints::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(message.text());
                }
            });
            page.setDefaultTimeout(10_000);

            signIn(page);
            fleet(page);
            pack(page);

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(page.getByLabel("Password")).isVisible();
        }
        assertThat(complaints).as("errors and warnings of the console").isEmpty();
    }

    private void prepare() {
        Api.asAdministrator()
                .body(Map.of("name", "Alpine hut", "timeZone", "Europe/Zurich", "simulated", true))
                .put("/api/v1/installations/page");
        List.of("page-good", "page-bad", "page-old", "page-mute")
                .forEach(id -> Api.asAdministrator()
                        .body(Map.of(
                                "installationId",
                                "page",
                                "name",
                                "Pack " + id.substring(5),
                                "settings",
                                Map.of("cellCount", 16, "chemistry", "LiFePO4", "capacityWh", 10_240)))
                        .put("/api/v1/packs/" + id));
        long now = System.currentTimeMillis();
        List<PackStatus.Builder> statuses = new ArrayList<>();
        for (int i = 1; i <= 15; i++) {
            statuses.add(Statuses.frame("page-good", i, now - 16_000 + 1_000L * i)
                    .setInstallationId("page")
                    .clearLoad());
        }
        PackStatus.Builder bad = Statuses.frame("page-bad", 1, now)
                .setInstallationId("page")
                .addWarnings(Statuses.warning(WarningCode.WARNING_CODE_VOLTAGE_LOW, now - 60_000));
        bad.getSocBuilder().setCalibrated(false);
        bad.getMeasuredBuilder().getCellsBuilder(0).setVoltageMv(2_880);
        statuses.add(bad);
        statuses.add(Statuses.frame("page-old", 1, now - 45_000).setInstallationId("page"));
        new Broker(bootstrapServers).send(statuses.toArray(PackStatus.Builder[]::new));
        past(now);
    }

    private void past(long now) {
        for (long at = now - 3_500_000; at < now; at += 5_000) {
            double turn = at / 400_000.0;
            history.holds("page-bad", "socMilliPercent", at, Math.round(55_000 + 9_000 * Math.sin(turn)));
            history.holds("page-bad", "packVoltageMv", at, Math.round(52_800 + 600 * Math.sin(turn)));
            if (at < now - 1_500_000 || at > now - 1_200_000) {
                history.holds("page-bad", "currentMa", at, Math.round(20_000 * Math.cos(turn)) + at % 7 * 300);
            }
        }
        PackEvent.Builder event =
                PackEvent.newBuilder().setInstallationId("page").setPackId("page-bad");
        history.holds(event.setAtMs(now - 60_000)
                .setOrder(OrderNumber.newBuilder().setSequence(1))
                .setWarningRaised(WarningRaised.newBuilder()
                        .setCode(WarningCode.WARNING_CODE_VOLTAGE_LOW)
                        .setDetail("cell 1 has 2.880 V, Vmin is 2.900 V"))
                .build());
        history.holds(event.setAtMs(now - 59_000)
                .setOrder(OrderNumber.newBuilder().setSequence(2))
                .setRelayChanged(RelayChanged.newBuilder()
                        .setRelay(RelayName.RELAY_NAME_LOAD)
                        .addBlockedBy("cellVoltageAtOrBelowVMin"))
                .build());
    }

    private void signIn(Page page) {
        page.navigate(root.toString());
        shoot(page, "sign-in");
        page.getByLabel("User").fill("admin");
        page.getByLabel("Password").fill(World.ADMIN_PASSWORD);
        page.keyboard().press("Enter");
    }

    private void fleet(Page page) {
        page.getByLabel("Filter by pack or installation").fill("page-");
        var good = page.locator("tr[data-pack=page-good]");
        assertThat(good).containsText("Alpine hut");
        assertThat(good).containsText("53.12 V");
        assertThat(good).containsText("−12.50 A");
        assertThat(good).containsText("63.5 %");
        assertThat(good).containsText("simulated");
        assertThat(good.locator(".tag.live")).isVisible();
        var bad = page.locator("tr[data-pack=page-bad]");
        assertThat(bad.locator(".light.lit")).hasText("Vl");
        assertThat(bad.getByTitle("SOC not calibrated: charge until all cells are at Vbalance"))
                .isVisible();
        assertThat(bad.getByTitle("blocked by: a cell voltage ≤ Vmin")).hasText(Pattern.compile("^off"));
        assertThat(page.locator("tr[data-pack=page-old].old .tag"))
                .containsText(new String[] {"simulated", "on", "off", "stale"});
        assertThat(page.locator("tr[data-pack=page-mute]")).containsText("never");
        shoot(page, "fleet");

        PackStatus.Builder next =
                Statuses.frame("page-good", 16, System.currentTimeMillis()).setInstallationId("page");
        next.getMeasuredBuilder().setPackVoltageMv(54_000);
        new Broker(bootstrapServers).send(next);
        assertThat(good).containsText("54.00 V");
    }

    private void pack(Page page) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Pack bad"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Pack bad")))
                .isVisible();
        assertThat(page.locator(".cells li")).hasCount(16);
        assertThat(page.locator(".cells li").first()).hasClass("red");
        assertThat(page.locator(".cells li").first()).containsText("2.880 V");
        assertThat(page.locator(".cells li").nth(1)).containsText("not heard yet");
        assertThat(page.getByText("blocked by: a cell voltage ≤ Vmin").first()).isVisible();
        assertThat(page.getByText("Warning Vl raised: cell 1 has 2.880 V")).isVisible();
        assertThat(page.locator("dt").getByText("SOC", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.locator(".chart polyline.mean")).hasCount(4);
        shoot(page, "pack");
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
