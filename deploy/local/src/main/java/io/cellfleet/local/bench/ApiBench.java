package io.cellfleet.local.bench;

import io.cellfleet.local.Refusal;
import io.cellfleet.local.bench.HistoryFleet.CellsAFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Requests a second and their times, by wrk, beside those of an endpoint of the same service that does nothing; the memory
 * of the live view; and many clients that follow one fleet. Broker, database, history, API and the clients share the
 * machine.
 */
public final class ApiBench {

    private static final int CONNECTIONS = 32;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern PERCENTILE = Pattern.compile("(50|99)%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors: (.*)");

    private final int packs;
    private final int followers;
    private final int seconds;
    private final List<String> jvmOptions;
    private final Consumer<String> say;

    /**
     * @param packs      of the fleet, an even number
     * @param followers  clients of one stream
     * @param seconds    of each measurement
     * @param jvmOptions of the history and the API
     */
    public ApiBench(int packs, int followers, int seconds, List<String> jvmOptions, Consumer<String> say) {
        this.packs = packs;
        this.followers = followers;
        this.seconds = seconds;
        this.jvmOptions = jvmOptions;
        this.say = say;
    }

    public void run() throws Exception {
        requireWrk();
        try (ServedFleet fleet = ServedFleet.start(packs, jvmOptions, say)) {
            long emptyKb = heapKb(fleet.api());
            fleet.register();
            fleet.fill();
            say.accept("memory of %,d packs: %,d KiB of heap more than before there was one (%,d KiB); resident %,d KiB"
                    .formatted(packs, heapKb(fleet.api()) - emptyKb, emptyKb, residentKb(fleet.api())));
            requests(fleet);
            follow(fleet);
        }
    }

    private static void requireWrk() throws InterruptedException {
        try {
            new ProcessBuilder("wrk", "-v")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new Refusal("wrk is missing: install it first (apt-get install wrk)", e);
        }
    }

    /** After a collection, by the Java machine's own word; without the room of its classes. */
    private static long heapKb(ProcessHandle process) throws IOException, InterruptedException {
        jcmd(process, "GC.run");
        return jcmd(process, "GC.heap_info")
                .lines()
                .filter(line -> !line.contains("Metaspace") && !line.contains("class space"))
                .map(USED::matcher)
                .filter(Matcher::find)
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
    }

    private static String jcmd(ProcessHandle process, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    private static long residentKb(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private void requests(ServedFleet fleet) throws Exception {
        Instant to = Instant.now().truncatedTo(ChronoUnit.HOURS);
        StringBuilder series = new StringBuilder("/api/v1/series?columns=powerMwMean&resolution=hour&from=")
                .append(to.minus(Duration.ofHours(ServedFleet.HISTORY_HOURS)))
                .append("&to=")
                .append(to);
        IntStream.range(0, ServedFleet.FOLLOWED_PACKS)
                .forEach(pack -> series.append("&pack=").append(HistoryFleet.packId(pack)));
        Map<String, String> questions = new TreeMap<>(Map.of(
                "0 an endpoint that does nothing", "/problems/conflict",
                "1 fleet summary", "/api/v1/fleet",
                "2 installations, a page of 100", "/api/v1/installations",
                "3 one pack", "/api/v1/packs/" + HistoryFleet.packId(7),
                "4 series, 200 packs x 24 h by hour", series.toString()));
        say.accept("%,d connections, each measured for %d s".formatted(CONNECTIONS, seconds));
        for (Map.Entry<String, String> question : questions.entrySet()) {
            fleet.get(question.getValue());
            wrk(fleet, question.getValue(), 0);
            Figures full = wrk(fleet, question.getValue(), 0);
            Figures half = wrk(fleet, question.getValue(), full.perSecond() / 2);
            say.accept("%s: %,.0f requests/s, p50 %.2f ms, p99 %.2f ms; at %,.0f requests/s p50 %.2f ms, p99 %.2f ms%s"
                    .formatted(
                            question.getKey().substring(2),
                            full.perSecond(),
                            full.p50Ms(),
                            full.p99Ms(),
                            half.perSecond(),
                            half.p50Ms(),
                            half.p99Ms(),
                            full.bad() + half.bad()));
        }
    }

    /** @param bad what went wrong; empty: nothing */
    private record Figures(double perSecond, double p50Ms, double p99Ms, String bad) {}

    /** @param perSecond wished; 0: as many as go */
    private Figures wrk(ServedFleet fleet, String path, double perSecond) throws IOException, InterruptedException {
        Path script = fleet.folder().resolve("wrk.lua");
        Files.writeString(
                script,
                perSecond == 0
                        ? ""
                        : "function delay() return math.random(0, %d) end"
                                .formatted(Math.round(2_000 * CONNECTIONS / perSecond)));
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + CONNECTIONS,
                        "-d" + seconds + "s",
                        "--latency",
                        "-s",
                        script.toString(),
                        "-H",
                        "Authorization: Bearer " + fleet.token(),
                        "http://127.0.0.1:" + fleet.port() + path)
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        Matcher rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException("wrk said:\n" + said);
        }
        Map<String, Double> percentiles = new TreeMap<>();
        Matcher percentile = PERCENTILE.matcher(said);
        while (percentile.find()) {
            double value = Double.parseDouble(percentile.group(2));
            percentiles.put(
                    percentile.group(1),
                    switch (percentile.group(3)) {
                        case "us" -> value / 1_000;
                        case "s" -> value * 1_000;
                        default -> value;
                    });
        }
        Matcher bad = BAD.matcher(said);
        return new Figures(
                Double.parseDouble(rate.group(1)),
                percentiles.getOrDefault("50", Double.NaN),
                percentiles.getOrDefault("99", Double.NaN),
                bad.find() ? " (" + bad.group().toLowerCase(Locale.ROOT) + ")" : "");
    }

    /** Many clients of one tenant, which has the packs with a past. */
    private void follow(ServedFleet fleet) throws Exception {
        long beforeKb = heapKb(fleet.api());
        try (LiveClients clients = LiveClients.open(
                        "127.0.0.1", fleet.port(), "/api/v1/live", fleet.signIn(ServedFleet.FOLLOWED), followers);
                KafkaProducer<byte[], byte[]> producer = fleet.broker().producer()) {
            ServedFleet.await("every client has the whole", () -> clients.withWhole() == followers);
            long openKb = heapKb(fleet.api());
            HistoryFleet followed = new HistoryFleet(ServedFleet.FOLLOWED_PACKS, CellsAFrame.ALL, 0);
            List<Long> all = new ArrayList<>();
            int missing = 0;
            for (int round = 0; round < seconds; round++) {
                int mark = 60_000 + round;
                long sentNs = System.nanoTime();
                clients.expect("\"packVoltageMv\":" + mark);
                for (int pack = 0; pack < ServedFleet.FOLLOWED_PACKS; pack++) {
                    ServedFleet.send(
                            producer,
                            ServedFleet.now(
                                    followed.next(pack), pack == round % ServedFleet.FOLLOWED_PACKS ? mark : 0));
                }
                producer.flush();
                TimeUnit.NANOSECONDS.sleep(2_500_000_000L - (System.nanoTime() - sentNs));
                List<Long> seenNs = clients.seenNs();
                seenNs.forEach(seen -> all.add((seen - sentNs) / 1_000_000));
                missing += followers - seenNs.size();
            }
            all.sort(null);
            say.accept(
                    "%,d clients of one stream of %d packs, %d changes of all packs: ms until a change is there p50 %d, p99 %d, most %d; not within 2.5 s: %d; heap %,d KiB before, %,d KiB when all had the whole, %,d KiB at the end"
                            .formatted(
                                    followers,
                                    ServedFleet.FOLLOWED_PACKS,
                                    seconds,
                                    all.get(all.size() / 2),
                                    all.get((int) (all.size() * 0.99)),
                                    all.getLast(),
                                    missing,
                                    beforeKb,
                                    openKb,
                                    heapKb(fleet.api())));
        }
    }
}
