package io.cellfleet.local.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import io.cellfleet.embedded.Chromium;
import io.cellfleet.embedded.PseudoTerminal;
import io.cellfleet.local.lab.Opened;
import io.cellfleet.local.lab.WorkFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The page in a real browser, in front of a whole Cellfleet that all tests of it share: a simulated fleet, and a pack on a
 * serial line whose cells do as a story wants.
 */
@Timeout(300)
abstract class RunningPage {

    static final int VMAX_MV = 3_700;
    static final int HIGH_CELL = 7;
    static final String VIEWER = "vera";
    static final String VIEWERS_PASSWORD = "only to look at it";

    static final String PACK = "#/packs/cabin";

    static LineFeeder feeder;
    static RunningCellfleet cellfleet;
    static Browser browser;
    static Cable cable;
    static Screen screen;

    @RegisterExtension
    static final BeforeAllCallback SHARED = context -> {
        assumeTrue(Chromium.find().isPresent(), "no Chromium found: the page is not tested");
        Shared shared = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningPage.class))
                .computeIfAbsent(Shared.class, start -> Shared.start(), Shared.class);
        feeder = shared.feeder;
        cellfleet = shared.cellfleet;
        browser = shared.browser;
        cable = shared.cable;
    };

    @BeforeAll
    static void openScreen() {
        setDefaultAssertionTimeout(Screen.PATIENCE_MS);
        screen = new Screen(browser, cable.address());
    }

    @AfterAll
    static void closeScreen() {
        screen.close();
    }

    /** What runs from the first test of the page until the last one of all tests. */
    private static final class Shared implements AutoCloseable {
        private final Opened opened = new Opened();
        private final LineFeeder feeder;
        private final RunningCellfleet cellfleet;
        private final Cable cable;
        private final Browser browser;

        private Shared() throws Exception {
            try {
                Path folder = opened.add(WorkFolder.create("page")).path();
                Path device = folder.resolve("ttyBMS");
                PseudoTerminal line = opened.add(PseudoTerminal.linkedAt(device));
                feeder = opened.add(LineFeeder.feed(line));
                cellfleet = opened.add(RunningCellfleet.start(
                        folder.resolve("data"),
                        "--serial",
                        device + "=cabin",
                        "--simulator",
                        "--packs",
                        "6",
                        "--past",
                        "2"));
                cellfleet.create("/api/v1/users/" + VIEWER, Map.of("role", "viewer", "password", VIEWERS_PASSWORD));
                cable = opened.add(new Cable(cellfleet.port()));
                Playwright playwright = opened.add(Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
                browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Chromium.find().orElseThrow())
                                .setArgs(List.of("--no-sandbox")));
            } catch (Exception e) {
                close();
                throw e;
            }
        }

        static Shared start() {
            try {
                return new Shared();
            } catch (Exception e) {
                throw new IllegalStateException("the Cellfleet of the page's tests does not start", e);
            }
        }

        @Override
        public void close() throws Exception {
            opened.close();
        }
    }

    /** The cell that a story lets rise, among all cells of the pack. */
    static Locator highCell() {
        return screen.page().locator(".cell-tiles > li").nth(HIGH_CELL - 1);
    }

    /** In the dialog that asks for a note. */
    static void acknowledge(String note) {
        screen.page().getByLabel("Note (may be empty)").fill(note);
        screen.page().locator("dialog button[type=submit]").click();
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        List<String> complaints = screen.complaints();
        screen.forgetComplaints();
        assertThat(complaints).as("errors and warnings of the console").isEmpty();
    }
}
