package io.cellfleet.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.RelayOrder;
import io.cellfleet.battery.protocol.jbd.JbdBoard;
import io.cellfleet.embedded.LineListener;
import io.cellfleet.embedded.PseudoTerminal;
import io.cellfleet.gateway.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guard as a process of its own, with another that has the gateway's heart, an LCUS board and a JBD. */
class GuardTest {

    /** Processes are started, on a machine that may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final JbdBoard jbd = new JbdBoard(4);
    private final List<Process> processes = new ArrayList<>();
    private LineListener board;
    private LineListener jbdLine;
    private Path boardDevice;
    private Path jbdDevice;

    @BeforeEach
    void plugIn() throws IOException {
        boardDevice = folder.resolve("board");
        jbdDevice = folder.resolve("jbd");
        board = LineListener.listen(PseudoTerminal.linkedAt(boardDevice));
        jbdLine = LineListener.answer(PseudoTerminal.linkedAt(jbdDevice), this::answer);
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        board.close();
        jbdLine.close();
    }

    private byte[] answer(byte[] told) {
        synchronized (jbd) {
            return jbd.answer(told);
        }
    }

    @Test
    void aKilledGatewaysRelaysAreOpened() throws IOException, InterruptedException {
        Process gateway = gateway();
        guard("watch");
        awaitGuarded();
        Thread.sleep(2_500);
        assertThat(board.heard()).as("while it beats the guard does nothing").isEmpty();

        gateway.destroyForcibly();

        awaitOpened();
        assertThat(board.heard()).as("once each").hasSize(8);
    }

    @Test
    void aHungGatewayIsEndedAndItsRelaysAreOpened() throws IOException, InterruptedException {
        Process gateway = gateway();
        guard("watch");
        awaitGuarded();

        signal(gateway, "STOP");

        awaitOpened();
        assertThat(gateway.waitFor(30, TimeUnit.SECONDS))
                .as("it can close nothing any more")
                .isTrue();
    }

    @Test
    void aBoardThatIsPulledAtThatTimeIsOpenedWhenItIsBack() throws IOException, InterruptedException {
        Process gateway = gateway();
        guard("watch");
        awaitGuarded();
        board.close();

        gateway.destroyForcibly();
        Eventually.is("the other one is opened", PATIENCE, () -> switches().equals(new RelayOrder(false, false)));
        board = LineListener.listen(PseudoTerminal.linkedAt(boardDevice));

        awaitOpened();
    }

    /** For an update: nothing moves, until the guard ends too. */
    @Test
    void aGatewayThatStopsByItselfIsWaitedFor() throws IOException, InterruptedException {
        Process gateway = gateway();
        Process guard = guard("watch");
        awaitGuarded();

        stop(gateway);
        assertThat(guard("after-stop").waitFor()).isZero();
        Thread.sleep(3_000);
        assertThat(board.heard()).as("left as it is").isEmpty();

        Process again = gateway();
        Eventually.is("it is back", PATIENCE, () -> beats(again));
        Thread.sleep(500);
        assertThat(board.heard()).as("it came back").isEmpty();
        stop(again);
        Eventually.is(
                "seen", PATIENCE, () -> Heartbeat.read(folder).orElseThrow().stopped());
        Thread.sleep(500);

        guard.destroy();

        awaitOpened();
    }

    @Test
    void systemdsStopCommandOpensAfterAnythingButAStopByItself() throws IOException, InterruptedException {
        Process gateway = gateway();
        Eventually.is("it beats", PATIENCE, () -> beats(gateway));
        gateway.destroyForcibly();

        assertThat(guard("after-stop").waitFor()).isZero();

        assertOpened();
    }

    @Test
    void systemdsStopCommandOpensWhenNobodyWatches() throws IOException, InterruptedException {
        Process gateway = gateway();
        Eventually.is("it beats", PATIENCE, () -> beats(gateway));
        stop(gateway);

        assertThat(guard("after-stop").waitFor()).isZero();

        assertOpened();
    }

    @Test
    void whatCannotBeOpenedIsSaid() throws IOException, InterruptedException {
        Process gateway = gateway();
        Eventually.is("it beats", PATIENCE, () -> beats(gateway));
        board.close();

        Process open = guard("open");

        assertThat(open.waitFor()).as("exit code").isEqualTo(1);
        assertThat(new String(open.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("could not open Lcus[device=" + boardDevice + ", channel=1]: " + boardDevice + " is absent")
                .contains("opened Jbd[device=" + jbdDevice + "]");
        assertThat(switches()).isEqualTo(new RelayOrder(false, false));
    }

    @Test
    void aSecondGuardLeavesTheFirstOneAlone() throws IOException, InterruptedException {
        Process gateway = gateway();
        guard("watch");
        awaitGuarded();

        Process second = guard("watch");

        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("another guard watches");
        assertThat(gateway.isAlive()).isTrue();
    }

    /** A gateway asks at each of its beats, and a guard may start just then. */
    @Test
    void whoAsksKeepsNoGuardAway() throws IOException, InterruptedException {
        Process guard = guard("watch");
        long deadline = System.nanoTime() + PATIENCE.toNanos();

        while (!GuardDuty.isTaken(folder)) {
            assertThat(guard.isAlive()).as("it has not given up").isTrue();
            assertThat(System.nanoTime()).isLessThan(deadline);
        }

        Thread.sleep(1_500);
        assertThat(guard.isAlive()).as("it watches").isTrue();
    }

    private void awaitGuarded() throws InterruptedException {
        Eventually.is("a guard watches", PATIENCE, () -> GuardDuty.isTaken(folder));
        Eventually.is("a gateway beats", PATIENCE, () -> Heartbeat.read(folder).isPresent());
        Thread.sleep(500);
    }

    private void awaitOpened() throws InterruptedException {
        Eventually.is("charge is opened", PATIENCE, () -> board.lcusChannel(1).equals(Optional.of(false)));
        Eventually.is("load is opened", PATIENCE, () -> board.lcusChannel(2).equals(Optional.of(false)));
        Eventually.is("the MOSFETs are off", PATIENCE, () -> switches().equals(new RelayOrder(false, false)));
    }

    private void assertOpened() throws InterruptedException {
        awaitOpened();
        assertThat(board.heard()).hasSize(8);
    }

    private RelayOrder switches() {
        synchronized (jbd) {
            return jbd.switches();
        }
    }

    private Process gateway() throws IOException {
        return java(Beating.class, folder.toString(), boardDevice.toString(), jbdDevice.toString());
    }

    private Process guard(String command) throws IOException {
        return java(GuardMain.class, command, folder.toString());
    }

    private boolean beats(Process gateway) {
        return Heartbeat.read(folder)
                .map(it -> it.processId() == gateway.pid() && !it.stopped())
                .orElse(false);
    }

    private static void stop(Process gateway) throws IOException, InterruptedException {
        gateway.getOutputStream().write('\n');
        gateway.getOutputStream().flush();
        assertThat(gateway.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private Process java(Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of(GuardMain.HANG_VARIABLE, "2"));
        Process process = builder.start();
        processes.add(process);
        return process;
    }
}
