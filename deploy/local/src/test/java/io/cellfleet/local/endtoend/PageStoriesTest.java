package io.cellfleet.local.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What people do with the page. The stories build on each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageStoriesTest extends RunningPage {

    private static final String PACK_NAME = "cabin";
    private static final String PIN = "1234";
    private static final int FIRST_VIEW_BYTES = 300_000;
    /** The relay stays off for a minute after a voltage trip. */
    private static final double AFTER_A_TRIP_MS = 120_000;

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
        // The sizes are asked over the same line on which further answers come in: those are not counted.
        assertThat(List.copyOf(answers).stream()
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
        assertThat(highCell()).hasClass("red");
        assertThat(highCell()).containsText("3.750 V");
        screen.look("pack");

        screen.open("#/warnings?text=cabin");
        Locator row = screen.page().locator("tr", new Page.LocatorOptions().setHasText("Vh"));
        assertThat(row.first()).containsText("critical");
        screen.open(PACK);
        screen.page().locator("cf-warning-list button").first().click();
        acknowledge("the charger is looked at");
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
            assertThat(viewers.page().locator(".relay-lines > li").first()).isVisible();
            assertThat(viewers.page().getByText("Hold off")).hasCount(0);
            assertThat(viewers.page().getByText("With the PIN of the pack")).hasCount(0);
            viewers.open(PACK + "/settings");
            assertThat(viewers.page().locator("#field-vMaxMv")).isDisabled();
            assertThat(viewers.button("Look and save…")).hasCount(0);
            assertThat(viewers.complaints()).isEmpty();
        }
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
