package io.cellfleet.local.chaos;

import io.cellfleet.contract.Topics;
import io.cellfleet.local.lab.LabBroker;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A rolling restart under load: of each service one instance after the other is stopped by SIGTERM and started again, as the same
 * or as that of another release, while packs send, a client asks and another one follows the live stream. Afterwards the
 * topics and the database are judged.
 *
 * <p>What the engines did, a single engine that is left alone must do too: it gets the same frames from a second broker,
 * and {@link Comparison} holds both against each other: every status with its decisions, every event, and the orders.
 *
 * @param packs     simulated ones, each of a frame a second
 * @param instances how many of the two of each service are restarted
 * @param first     the project whose programs run before the first restart; the gateway's run all the time
 * @param rounds    the projects whose programs are started then, one after the other
 * @param between   two restarts, after the instance has its part of the work again
 */
public record RollingRun(int packs, int instances, Path first, List<Path> rounds, Duration between) {

    /** How long at most a pack may be without a status. */
    public static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    public RollingRun {
        rounds = List.copyOf(rounds);
    }

    /** Whether this machine has the addresses that two histories need. */
    public static boolean isPossibleHere() {
        return Chain.hasSecondAddress();
    }

    /**
     * One restart.
     *
     * @param fromMs when it was asked to stop; ms since 1970
     * @param toMs   when it had been back for a while; ms since 1970
     */
    private record Restart(String instance, long fromMs, long toMs) {}

    /** Runs it; what was lost, doubled, failed or moved is among the differences that come back. */
    public Findings run(Consumer<String> progress) throws Exception {
        Findings findings = new Findings();
        try (Chain chain = Chain.start(packs, first)) {
            progress.accept("%d packs send, two instances of each service serve".formatted(packs));
            List<Restart> restarts = roll(chain, findings, progress);
            progress.accept("the gateway stops; waiting until everything is stored");
            chain.drainFrames();
            try (LabBroker calm = LabBroker.start("rolling-undisturbed", Load.TOPICS, List.of(Chain.GATEWAY))) {
                Outputs outputs = new Outputs(chain.broker());
                Load load = new Load(List.of(outputs.stage(Topics.SETTINGS), outputs.stage(Topics.FRAMES)));
                CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> ChaosRun.undisturbed(load, calm));
                chain.drainStatuses();
                judge(chain, outputs, restarts, findings);
                beside.join();
                progress.accept("comparing with an engine that was left alone");
                Comparison.ofWhatOthersRead(outputs, new Outputs(calm), findings);
            }
        }
        return findings;
    }

    private List<Restart> roll(Chain chain, Findings findings, Consumer<String> progress) throws Exception {
        List<Restart> restarts = new ArrayList<>();
        int stopsOfApi = 0;
        try (RetryingClient client = RetryingClient.start(chain.apis(), chain.token(), chain.packIds());
                StreamFollower follower = StreamFollower.start(chain.apis(), chain.token())) {
            Thread.sleep(between);
            for (Path project : rounds) {
                for (List<Instance> service : chain.services()) {
                    for (Instance instance : service.subList(0, instances)) {
                        instance.runProgramsOf(project);
                        restarts.add(restart(chain, instance, progress));
                    }
                }
                stopsOfApi += instances;
            }
            client.close();
            follower.close();
            client.judge(findings);
            follower.judge(stopsOfApi, findings);
        }
        return restarts;
    }

    private Restart restart(Chain chain, Instance instance, Consumer<String> progress) throws Exception {
        long fromMs = System.currentTimeMillis();
        Duration ended = instance.stop();
        instance.start();
        chain.awaitBack(instance);
        progress.accept("%-17s ended after %.1f s, was back after %.1f s"
                .formatted(instance.name(), ended.toMillis() / 1e3, (System.currentTimeMillis() - fromMs) / 1e3));
        Thread.sleep(between);
        return new Restart(instance.name(), fromMs, System.currentTimeMillis());
    }

    private static void judge(Chain chain, Outputs outputs, List<Restart> restarts, Findings findings)
            throws SQLException {
        FrameAccount account = FrameAccount.of(outputs);
        account.judge(findings);
        HistoryAccount.judge(account.statuses(), outputs, chain.database(), findings);
        RelayAccount.judge(
                account.relayReports(),
                restarts.getFirst().fromMs(),
                restarts.getLast().toMs(),
                findings);
        restarts.forEach(restart -> pause(restart, account, findings));
        longest(restarts, account, findings);
    }

    private static void pause(Restart restart, FrameAccount account, Findings findings) {
        long gapMs = account.longestGaps(restart.fromMs(), restart.toMs()).values().stream()
                .mapToLong(ms -> ms)
                .max()
                .orElse(0);
        findings.measured(String.format(
                Locale.ROOT,
                "%s restarted: a pack had no new status for at most %.2f s, a frame waited for its own at most %.2f s",
                restart.instance(),
                gapMs / 1e3,
                account.longestWaitMs(restart.fromMs(), restart.toMs()) / 1e3));
    }

    private static void longest(List<Restart> restarts, FrameAccount account, Findings findings) {
        SortedMap<Integer, Long> gaps = account.longestGaps(
                restarts.getFirst().fromMs(), restarts.getLast().toMs());
        for (Map.Entry<Integer, Long> gap : gaps.entrySet()) {
            findings.measured(String.format(
                    Locale.ROOT,
                    "longest time without a status of a pack in partition %d: %.2f s, %s (at most %d s)",
                    gap.getKey(),
                    gap.getValue() / 1e3,
                    gap.getValue() <= LONGEST_PAUSE.toMillis() ? "met" : "MISSED",
                    LONGEST_PAUSE.toSeconds()));
        }
    }
}
