package io.cellfleet.local.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.cellfleet.embedded.Chromium;
import io.cellfleet.embedded.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real browser, in front of a whole Cellfleet: a simulated fleet, and a pack on a serial line whose cells do
 * as a story wants.
 */
@Timeout(300)
abstract class RunningPage {

    static final int VMAX_MV = 3_700;
    static final int HIGH_CELL = 7;
    static final String VIEWER = "vera";
    static final String VIEWERS_PASSWORD = "only to look at it";

    @TempDir
    private static Path folder;

    private static PseudoTerminal line;
    static LineFeeder feeder;
    static RunningCellfleet cellfleet;
    private static Playwright playwright;
    static Browser browser;
    static Cable cable;
    static Screen screen;

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
}
