package io.cellfleet.local.cli;

import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.local.Refusal;
import io.cellfleet.local.run.Launcher;
import io.cellfleet.local.run.Progress;
import io.cellfleet.local.run.Project;
import io.cellfleet.local.run.RunWish;
import io.cellfleet.local.run.SerialLine;
import io.cellfleet.local.run.SettingsFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./cellfleet run}. */
@Command(
        name = "run",
        description =
                "Starts a whole Cellfleet on this machine, with Kafka and PostgreSQL, and a simulated fleet unless"
                        + " a serial line is named. Ctrl-C stops it; the next run goes on with the kept data.")
final class RunCommand implements Callable<Integer> {

    private static final int DEFAULT_PACKS = 20;

    @Option(
            names = "--serial",
            paramLabel = "DEVICE=PACK[:PROTOCOL]",
            description = "A pack on a serial device, for example /dev/ttyUSB0=cabin with a 123\\SmartBMS, or"
                    + " /dev/ttyUSB1=barn:jbd with a JBD. Repeatable. Then there is no simulated fleet, unless"
                    + " --packs or --simulator asks for one.")
    private List<String> serial = List.of();

    @Option(
            names = "--settings",
            paramLabel = "[PACK=]FILE",
            description = "Settings of a pack of --serial that is new, as JSON; at least cellCount, chemistry and"
                    + " capacityWh. Without them they are taken from the device's frames as far as these go. A pack that"
                    + " is known keeps its settings.")
    private List<String> settings = List.of();

    @Option(names = "--packs", paramLabel = "N", description = "How many packs are simulated. Default: 20.")
    private @Nullable Integer packs;

    @Option(names = "--simulator", description = "A simulated fleet also beside --serial.")
    private boolean simulator;

    @Option(names = "--no-simulator", description = "No simulated fleet.")
    private boolean noSimulator;

    @Option(
            names = "--past",
            paramLabel = "HOURS",
            defaultValue = "3",
            description = "How much past the simulated fleet begins with. Default: ${DEFAULT-VALUE}.")
    private int pastHours;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept. Default: CELLFLEET_DATA, else data in the project's folder.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Of the page and the API, on 127.0.0.1. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Override
    public Integer call() throws Exception {
        List<SerialLine> lines = serial.stream().map(SerialLine::parse).toList();
        RunWish wish = new RunWish(
                (data == null ? Project.defaultData() : data).toAbsolutePath().normalize(),
                port,
                lines,
                settingsByPack(lines),
                simulatedPacks(),
                Duration.ofHours(pastHours));
        new Launcher(wish, Project.root(), new Progress(System.out)).run();
        return 0;
    }

    private int simulatedPacks() {
        if (noSimulator && (simulator || packs != null)) {
            throw new Refusal("--no-simulator contradicts " + (simulator ? "--simulator" : "--packs"));
        }
        if (noSimulator || (!serial.isEmpty() && !simulator && packs == null)) {
            return 0;
        }
        return packs == null ? DEFAULT_PACKS : packs;
    }

    /** A file without a pack's name is for the only pack there is. */
    private Map<String, PackSettingsDraft> settingsByPack(List<SerialLine> lines) {
        Map<String, PackSettingsDraft> byPack = new HashMap<>();
        for (String text : settings) {
            int equals = text.indexOf('=');
            if (equals < 0 && lines.size() != 1) {
                throw new Refusal("--settings is '" + text + "' but must be PACK=FILE, because --serial names "
                        + lines.size() + " packs");
            }
            String packId = equals < 0 ? lines.get(0).packId() : text.substring(0, equals);
            Path file = Path.of(text.substring(equals + 1));
            if (byPack.put(packId, SettingsFile.read(file)) != null) {
                throw new Refusal("--settings names the pack '" + packId + "' twice");
            }
        }
        return byPack;
    }
}
