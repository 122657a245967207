package io.cellfleet.local.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A person in front of the page, in a browser of his own. What the browser complains of is kept. */
final class Screen implements AutoCloseable {

    static final int DESK = 1440;
    static final int HAND = 390;
    private static final int HEIGHT = 900;
    private static final int QUALITY = 70;
    private static final double SETTLE_MS = 1_500;
    static final double PATIENCE_MS = 40_000;

    /** The folder for pictures; empty: none are made. */
    private static final String PICTURES = System.getProperty("cellfleet.screens", "");

    /** Of these four that axe knows; the others are advice. */
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> complaints = new ArrayList<>();

    Screen(Browser browser, String address) {
        this.address = address;
        this.context = browser.newContext(new Browser.NewContextOptions().setViewportSize(DESK, HEIGHT));
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    void signIn(String user, String password) {
        page.navigate(address + "/");
        page.getByLabel("User").fill(user);
        page.getByLabel("Password").fill(password);
        page.keyboard().press("Enter");
        assertThat(button("Sign out")).isVisible();
    }

    /** Goes to a page by its address, as a link does. */
    void open(String hash) {
        page.evaluate("hash => { location.hash = hash; }", hash);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    /** Waits until nothing is asked any more, so that a picture is whole. */
    void settle() {
        page.waitForTimeout(SETTLE_MS);
    }

    /** Without a network the browser complains of every question, which is no fault of the page. */
    void forgetComplaints() {
        complaints.clear();
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /**
     * At a desk in the light and in the dark, and on a phone: nothing sticks out, all can use it, and pictures are made if
     * wanted. The dark differs from the light in its colours, and a phone in the dark shows nothing that the others do not.
     */
    void look(String name) {
        look(name + "-desk", DESK, ColorScheme.LIGHT);
        look(name + "-desk-dark", DESK, ColorScheme.DARK);
        look(name + "-hand", HAND, ColorScheme.LIGHT);
        page.setViewportSize(DESK, HEIGHT);
    }

    private void look(String name, int width, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, HEIGHT);
        assertNothingSticksOut(name, width);
        AxeBuilder axe = new AxeBuilder(page);
        assertAllCanUseIt(name, scheme == ColorScheme.DARK ? axe.withRules(List.of("color-contrast")) : axe);
        if (!PICTURES.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setType(ScreenshotType.JPEG)
                    .setQuality(QUALITY)
                    .setPath(Path.of(PICTURES, name + ".jpg")));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** What is drawn by its width, as a chart, follows that of the page. */
    private void assertNothingSticksOut(String name, int width) {
        try {
            page.waitForFunction(
                    "width => document.documentElement.scrollWidth <= width",
                    width,
                    new Page.WaitForFunctionOptions().setTimeout(SETTLE_MS));
        } catch (TimeoutError e) {
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of %s at %d", name, width)
                    .isLessThanOrEqualTo(width);
        }
    }

    private static void assertAllCanUseIt(String where, AxeBuilder axe) {
        List<String> found = axe.analyze().getViolations().stream()
                .filter(rule -> SERIOUS.contains(rule.getImpact()))
                .map(Screen::words)
                .toList();
        assertThat(found).as("axe on %s", where).isEmpty();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(5).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
