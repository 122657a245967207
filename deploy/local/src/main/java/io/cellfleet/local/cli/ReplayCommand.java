package io.cellfleet.local.cli;

import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.local.Refusal;
import io.cellfleet.local.replay.Replay;
import io.cellfleet.local.run.SettingsFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./cellfleet replay}. */
@Command(
        name = "replay",
        description = "Runs the battery rules over a capture of one pack and prints one JSON line for each accepted"
                + " frame and one for each event, as the engine would say them.")
final class ReplayCommand implements Callable<Integer> {

    @Option(
            names = "--settings",
            paramLabel = "FILE.json",
            required = true,
            description = "The pack's settings: the JSON of the API, with the installation's timeZone beside them.")
    private Path settings = Path.of("");

    @Option(
            names = "--pack",
            paramLabel = "ID",
            defaultValue = "pack",
            description = "The pack's id in what is printed. Default: ${DEFAULT-VALUE}.")
    private String packId = "";

    @Mixin
    private final ProtocolOption device = new ProtocolOption();

    @Parameters(
            paramLabel = "CAPTURE.jsonl",
            description = "One JSON object a line: {\"at\":\"2026-06-01T00:00:00.000Z\",\"hex\":\"...\"}.")
    private Path capture = Path.of("");

    @Override
    public Integer call() throws IOException {
        SettingsInForce inForce = SettingsFile.readForReplay(settings);
        PrintStream out = StandardOutput.open();
        Replay replay = new Replay(device.protocol(), inForce, packId, out);
        try (BufferedReader lines = open()) {
            replay.run(lines);
        } finally {
            out.flush();
        }
        System.err.println(replay.summary());
        return 0;
    }

    private BufferedReader open() {
        try {
            return Files.newBufferedReader(capture);
        } catch (IOException e) {
            throw new Refusal(
                    "the capture " + capture + (Files.exists(capture) ? " cannot be read" : " does not exist"), e);
        }
    }
}
