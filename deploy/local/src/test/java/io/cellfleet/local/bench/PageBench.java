package io.cellfleet.local.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import io.cellfleet.embedded.Chromium;
import io.cellfleet.local.bench.HistoryFleet.CellsAFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;

/**
 * How long the page makes people wait who look after 10,000 installations. Run by name; it prints figures and judges
 * none. Broker, database, history, API, the feed and the browser share the machine.
 */
class PageBench {

    private static final int PACKS = 20_000;
    private static final int STATUSES_A_SECOND = 2_000;
    private static final List<String> JVM_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");
    private static final int ROUNDS = 3;
    private static final double PATIENCE_MS = 60_000;
    private static final double SETTLE_MS = 3_000;

    /** Keeps what the browser itself measures: from an input to the next picture, tasks above 50 ms, and times between pictures. */
    private static final String MEASURES = """
            window.measured = { inputs: [], tasks: [], pictures: [] };
            new PerformanceObserver(list => list.getEntries().forEach(one => measured.inputs.push(one.duration)))
                .observe({ type: 'event', durationThreshold: 16 });
            new PerformanceObserver(list => list.getEntries().forEach(one => measured.tasks.push(one.duration)))
                .observe({ type: 'longtask' });
            let last = performance.now();
            const picture = now => { measured.pictures.push(now - last); last = now; requestAnimationFrame(picture); };
            requestAnimationFrame(picture);
            """;

    /** What somebody does. */
    private interface Deed {
        void on(Page page);
    }

    @Test
    void aFleetOfTenThousandInstallations() throws Exception {
        Path chromium = Chromium.find().orElseThrow();
        try (ServedFleet fleet = ServedFleet.start(PACKS, JVM_OPTIONS, PageBench::say)) {
            fleet.register();
            fleet.fill();
            try (Feed feed = new Feed(fleet);
                    Playwright playwright = Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                    Browser browser = playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(chromium)
                                    .setArgs(List.of("--no-sandbox")))) {
                Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1_440, 900));
                page.setDefaultTimeout(PATIENCE_MS);
                page.addInitScript(MEASURES);
                lookAt(page);
                signIn(page, fleet.port());
                deeds(page);
                say("statuses fed meanwhile: %,.0f a second".formatted(feed.perSecond()));
            }
        }
    }

    /**
     * As a screen does that takes each picture. Where nobody looks, the browser makes a picture of what is typed only with
     * the next one that it needs for itself.
     */
    private static void lookAt(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.on("Page.screencastFrame", picture -> {
            JsonObject seen = new JsonObject();
            seen.add("sessionId", picture.get("sessionId"));
            session.send("Page.screencastFrameAck", seen);
        });
        JsonObject small = new JsonObject();
        small.addProperty("format", "jpeg");
        small.addProperty("maxWidth", 320);
        session.send("Page.startScreencast", small);
    }

    /** All packs, one after the other, as long as it is open. */
    private static final class Feed implements AutoCloseable {
        private final AtomicBoolean isOver = new AtomicBoolean();
        private final long beginNs = System.nanoTime();
        private final Thread thread;
        private volatile long sent;

        Feed(ServedFleet fleet) {
            thread = Thread.ofPlatform().name("feed").start(() -> run(fleet));
        }

        private void run(ServedFleet served) {
            HistoryFleet fleet = new HistoryFleet(PACKS, CellsAFrame.ALL, System.currentTimeMillis());
            try (KafkaProducer<byte[], byte[]> producer = served.broker().producer()) {
                for (int pack = 0; !isOver.get(); pack = (pack + 1) % PACKS) {
                    ServedFleet.send(producer, ServedFleet.now(fleet.next(pack), 0));
                    sent++;
                    long aheadNs =
                            sent * TimeUnit.SECONDS.toNanos(1) / STATUSES_A_SECOND - (System.nanoTime() - beginNs);
                    if (aheadNs > TimeUnit.MILLISECONDS.toNanos(20)) {
                        TimeUnit.NANOSECONDS.sleep(aheadNs);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        double perSecond() {
            return sent * 1e9 / (System.nanoTime() - beginNs);
        }

        @Override
        public void close() throws InterruptedException {
            isOver.set(true);
            thread.join();
        }
    }

    private static void signIn(Page page, int port) {
        List<Response> answers = new ArrayList<>();
        page.onResponse(answers::add);
        page.navigate("http://127.0.0.1:" + port + "/");
        page.getByLabel("User").fill(ServedFleet.ADMINISTRATOR);
        page.getByLabel("Password").fill(ServedFleet.PASSWORD);
        page.keyboard().press("Enter");
        page.getByText("Site 0").first().waitFor();
        List<Response> first = List.copyOf(answers);
        say("first view of the fleet: %,d bytes of the page and %,d of the API"
                .formatted(bytes(first, false), bytes(first, true)));
    }

    private static int bytes(List<Response> answers, boolean ofApi) {
        return answers.stream()
                .filter(answer -> answer.url().contains("/api/v1/") == ofApi
                        && !answer.url().contains("/live"))
                .mapToInt(answer -> answer.request().sizes().responseBodySize)
                .sum();
    }

    private static void deeds(Page page) {
        measure(page, "the fleet is left alone for 10 s", fleet -> fleet.waitForTimeout(10_000));
        measure(page, "scroll through the list", fleet -> {
            fleet.mouse().move(700, 600);
            for (int turn = 0; turn < 30; turn++) {
                fleet.mouse().wheel(0, 900);
                fleet.waitForTimeout(60);
            }
            fleet.keyboard().press("End");
            fleet.waitForTimeout(500);
            fleet.keyboard().press("Home");
        });
        measure(page, "search by typing", fleet -> {
            Locator search = fleet.getByLabel("Search");
            search.click();
            search.pressSequentially("Site 77", new Locator.PressSequentiallyOptions().setDelay(80));
            fleet.waitForTimeout(800);
            search.press("Control+a");
            search.press("Delete");
        });
        measure(page, "filter by state", fleet -> {
            fleet.locator("select[name=quality]").selectOption("stale");
            fleet.waitForTimeout(800);
            button(fleet, "Show all").click();
        });
        measure(
                page,
                "sort by SOC",
                fleet -> fleet.locator("th button.sorter", new Page.LocatorOptions().setHasText("SOC"))
                        .click());
        measure(page, "open an installation and go back", fleet -> {
            fleet.locator("cf-virtual-table tbody tr a").nth(3).click();
            fleet.locator(".relay-lines, .tag").first().waitFor();
            fleet.waitForTimeout(500);
            fleet.goBack();
        });
        open(page, "#/map", "open the map");
        measure(page, "zoom into the map and move it", map -> {
            clickTwice(map, "Zoom in");
            map.mouse().move(400, 500);
            map.mouse().down();
            map.mouse().move(600, 620, new Mouse.MoveOptions().setSteps(15));
            map.mouse().up();
            clickTwice(map, "Zoom out");
        });
        open(page, "#/warnings", "open the warnings");
        open(page, "#/", "open the fleet again");
    }

    private static void clickTwice(Page page, String name) {
        for (int step = 0; step < 2; step++) {
            button(page, name).click();
            page.waitForTimeout(500);
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)))
                .first();
    }

    private static void open(Page page, String address, String name) {
        String away = address.equals("#/") ? "#/account" : "#/";
        measure(page, name, any -> {
            any.evaluate("hash => { location.hash = hash; }", away);
            any.waitForTimeout(SETTLE_MS);
            any.evaluate("() => Object.values(measured).forEach(list => { list.length = 0; })");
            any.evaluate("hash => { location.hash = hash; }", address);
        });
    }

    private static void measure(Page page, String name, Deed deed) {
        List<Double> inputs = new ArrayList<>();
        List<Double> tasks = new ArrayList<>();
        List<Double> pictures = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            page.evaluate("() => Object.values(measured).forEach(list => { list.length = 0; })");
            deed.on(page);
            page.waitForTimeout(SETTLE_MS);
            inputs.add(most(page, "inputs"));
            tasks.add(most(page, "tasks"));
            pictures.add(most(page, "pictures"));
        }
        say("%s: ms, of %d rounds median and most: input to picture %s; task %s; between pictures %s"
                .formatted(name, ROUNDS, words(inputs), words(tasks), words(pictures)));
    }

    private static double most(Page page, String what) {
        return ((Number) page.evaluate("what => Math.max(0, ...measured[what])", what)).doubleValue();
    }

    private static String words(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return "%.0f, %.0f".formatted(sorted.get(sorted.size() / 2), sorted.getLast());
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
    }
}
