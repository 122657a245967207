package io.cellfleet.local.run;

import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Starts a whole Cellfleet, says when it is there, and stops it: what can be refused first, then Kafka and PostgreSQL,
 * then the services, then what they shall watch, and the gateway last. It is stopped the other way round.
 */
public final class Launcher {

    /** The same fleet at each run, so that its history goes on. */
    static final long FLEET_SEED = 1;

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    private static final Duration SIMULATED_LIVE_LIMIT = Duration.ofMinutes(2);
    private static final Duration SERIAL_LIVE_LIMIT = Duration.ofSeconds(15);
    private static final int POLL_MS = 100;

    private final RunWish wish;
    private final Path project;
    private final Progress progress;
    private final Running running = new Running();
    private final Readiness readiness = new Readiness();
    private final CompletableFuture<ServiceProcess> died = new CompletableFuture<>();

    public Launcher(RunWish wish, Path project, Progress progress) {
        this.wish = wish;
        this.project = project;
        this.progress = progress;
    }

    /**
     * Runs until it is told to stop by a signal, which ends this process.
     *
     * @throws Refusal when it cannot start, or a part has ended by itself; then nothing is left running
     */
    public void run() throws Exception {
        ServicePlans.checkBuilt(project);
        wish.serial().forEach(SerialLine::check);
        DataFolder data = DataFolder.hold(wish.data());
        StartTurn turn = StartTurn.take(StartTurn.machineFolder(), progress);
        Addresses addresses = Addresses.choose(wish.port());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopOnSignal, "stop"));
        try {
            start(data, addresses);
            turn.close();
            throw new Refusal(died.get().lastWords());
        } catch (Exception e) {
            waitForTheEndIfStopping();
            stop();
            throw e;
        }
    }

    private void start(DataFolder data, Addresses addresses) throws Exception {
        Files.writeString(data.path().resolve("addresses.properties"), addresses.describe());
        Logs logs = data.logs();
        Guard guard = Guard.start();
        running.start("the guard", () -> guard::close);

        progress.step("Starting Kafka and PostgreSQL; data in " + data.path());
        startInfrastructure(data, addresses, logs, guard);

        progress.step("Starting api-gateway, history-service and bms-engine; logs in " + logs.folder());
        Secrets secrets = data.secrets();
        boolean firstRun = !secrets.hasAdminPassword();
        String password = secrets.adminPassword();
        ServicePlans plans = new ServicePlans(project, data, addresses);
        ServicePlan api = plans.api(secrets, password);
        ServicePlan history = plans.history();
        ServicePlan engine = plans.engine(secrets);
        for (ServicePlan plan : List.of(api, history, engine)) {
            start(plan, logs, guard);
        }
        awaitReady(api);

        ApiClient client = ApiClient.signIn(addresses.page(), secrets.adminPasswordFile(), password);
        Registrar registrar = new Registrar(client, ServicePlans.GATEWAY_ID, progress, running::isStopping);
        List<RegisteredLine> lines = registrar.registerSerial(wish.serial(), wish.settings());
        List<String> packIds =
                lines.stream().map(line -> line.line().packId()).collect(Collectors.toCollection(ArrayList::new));
        if (wish.simulated() > 0) {
            packIds.addAll(registrar.registerSimulated(wish.simulated(), FLEET_SEED));
        }
        awaitReady(history);
        awaitReady(engine);

        if (wish.hasLines()) {
            ServicePlan edge = plans.edge(lines, wish.simulated(), FLEET_SEED, wish.past());
            Instant since = Instant.now();
            start(edge, logs, guard);
            awaitReady(edge);
            awaitFirstValue(client, packIds, since);
        }
        progress.say(Welcome.text(wish, addresses.page(), secrets.adminPasswordFile(), firstRun ? password : ""));
    }

    private void startInfrastructure(DataFolder data, Addresses addresses, Logs logs, Guard guard) throws Exception {
        BrokerLog.writeTo(logs.begin("kafka"));
        guard.watchPostgresql(data.postgresql());
        running.start(
                "Kafka and PostgreSQL",
                () -> Infrastructure.start(data, addresses.kafkaPort(), addresses.postgresqlPort())::close);
        progress.step("Kafka and PostgreSQL serve");
    }

    private void start(ServicePlan plan, Logs logs, Guard guard) throws Exception {
        running.start(plan.name(), () -> {
            ServiceProcess service = ServiceProcess.start(plan, logs.begin(plan.name()));
            guard.watch(service.pid());
            var unused = service.ended().whenComplete((gone, never) -> died.complete(gone));
            return () -> {
                service.stop();
                guard.forget(service.pid());
            };
        });
    }

    private void awaitReady(ServicePlan plan) throws Exception {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        while (!readiness.isReady(plan)) {
            refuseDeath();
            if (System.nanoTime() > deadline) {
                throw new Refusal(plan.name() + " is not ready after " + READY_LIMIT.toSeconds() + " s. It says: "
                        + readiness.detail(plan) + ". Its log is in " + logsFolder());
            }
            Thread.sleep(POLL_MS);
        }
        // An answer is not enough: it may have been somebody else's.
        refuseDeath();
        progress.step(plan.name() + " is ready");
    }

    /** A silent line is no reason to stop: the page shows it as silent. A simulated fleet that is silent is a fault. */
    private void awaitFirstValue(ApiClient client, List<String> packIds, Instant since) throws Exception {
        Duration limit = wish.simulated() > 0 ? SIMULATED_LIVE_LIMIT.plus(pastLimit()) : SERIAL_LIVE_LIMIT;
        long deadline = System.nanoTime() + limit.toNanos();
        while (!client.isLive(packIds, since)) {
            refuseDeath();
            if (System.nanoTime() > deadline) {
                String silent =
                        "no live value from " + String.join(", ", packIds) + " within " + limit.toSeconds() + " s";
                if (wish.simulated() > 0) {
                    throw new Refusal(silent + ", although it is simulated; the logs are in " + logsFolder());
                }
                progress.step(silent + ": look at the cable. The page shows values as soon as they come");
                return;
            }
            Thread.sleep(POLL_MS);
        }
        progress.step("First live value, " + progress.secondsSinceStart() + " after the start");
    }

    /** Several times what the chain needs for it: the past comes first. */
    private Duration pastLimit() {
        return Duration.ofSeconds(wish.simulated() * wish.past().toHours());
    }

    private Path logsFolder() {
        return wish.data().resolve("logs");
    }

    private void refuseDeath() throws IOException {
        if (died.isDone()) {
            throw new Refusal(died.join().lastWords());
        }
    }

    /** Ctrl-C, SIGTERM, or the terminal was closed. */
    private void stopOnSignal() {
        if (!running.isStopping()) {
            progress.say("");
            stop();
        }
    }

    private void stop() {
        progress.step("Stopping; the data stay in " + wish.data());
        running.stopAll().forEach(progress::say);
        progress.step("Stopped");
    }

    /** When a signal has begun the stop, what fails now fails because of it. */
    private void waitForTheEndIfStopping() throws InterruptedException {
        if (running.isStopping()) {
            Thread.currentThread().join();
        }
    }
}
