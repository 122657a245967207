package io.cellfleet.gateway.guard;

import io.cellfleet.gateway.actuator.LcusBoard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the guard opens, as the gateway's settings say: a line for each, so that the guard needs no settings. */
public final class GuardedRelays {

    static final String FILE = "relays";

    private GuardedRelays() {}

    /** Relays that the guard can open by itself. */
    public sealed interface Guarded {

        Path device();

        /** One channel of an LCUS board. */
        record Lcus(Path device, int channel) implements Guarded {

            public Lcus {
                LcusBoard.command(channel, false);
            }
        }

        /** The MOSFETs of the JBD device at this line. */
        record Jbd(Path device) implements Guarded {}
    }

    /** Replaces what was there before. */
    public static void write(Path folder, List<Guarded> all) throws IOException {
        String text = all.stream().map(GuardedRelays::line).collect(Collectors.joining());
        Path fresh = folder.resolve(FILE + ".new");
        Files.writeString(fresh, text, StandardCharsets.UTF_8);
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String line(Guarded guarded) {
        return switch (guarded) {
            case Guarded.Lcus lcus -> "lcus " + lcus.channel() + " " + lcus.device() + "\n";
            case Guarded.Jbd jbd -> "jbd - " + jbd.device() + "\n";
        };
    }

    /**
     * @throws IOException when the file is there and cannot be understood; none at all is an empty list
     */
    static List<Guarded> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        List<Guarded> all = new ArrayList<>();
        if (!Files.exists(file)) {
            return all;
        }
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] words = line.split(" ", 3);
            try {
                all.add(
                        switch (words[0]) {
                            case "lcus" -> new Guarded.Lcus(Path.of(words[2]), Integer.parseInt(words[1]));
                            case "jbd" -> new Guarded.Jbd(Path.of(words[2]));
                            default -> throw new IOException(file + " names '" + words[0] + "', which is not known");
                        });
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IOException(file + " has the line '" + line + "', which cannot be understood", e);
            }
        }
        return all;
    }
}
