package io.cellfleet.gateway.relay;

import io.cellfleet.gateway.actuator.AdvisoryOnly;
import io.cellfleet.gateway.actuator.DeviceMosfets;
import io.cellfleet.gateway.actuator.LcusBoard;
import io.cellfleet.gateway.actuator.LcusRelays;
import io.cellfleet.gateway.actuator.SimulatedRelays;
import io.cellfleet.gateway.config.InvalidSettings;
import io.cellfleet.gateway.config.Names;
import io.cellfleet.gateway.relay.RelaySettings.Kind;
import io.cellfleet.gateway.relay.RelaySettings.KnownLine;
import io.cellfleet.gateway.relay.RelaySettings.OutputSettings;
import io.cellfleet.gateway.relay.RelaysConfig.OutputConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns what the operator set into {@link RelaySettings}, or says in one sentence what is wrong with it. */
public final class RelaySettingsReader {

    private static final Set<String> WITHOUT_BOARD =
            Set.of(AdvisoryOnly.KIND, SimulatedRelays.KIND, DeviceMosfets.KIND);

    private final List<KnownLine> lines;
    private final List<OutputSettings> outputs = new ArrayList<>();
    private final Map<String, String> fieldOfPack = new HashMap<>();
    private final Map<Channel, String> fieldOfChannel = new HashMap<>();

    private record Channel(Path device, int number) {}

    private RelaySettingsReader(List<KnownLine> lines) {
        this.lines = lines;
    }

    /**
     * Checks everything.
     *
     * @param lines      of this gateway
     * @param dataFolder of this gateway
     * @throws InvalidSettings naming the setting, its value and what it must be
     */
    public static RelaySettings read(RelaysConfig config, List<KnownLine> lines, Path dataFolder) {
        RelaySettingsReader reader = new RelaySettingsReader(lines);
        for (int i = 0; i < config.relays().size(); i++) {
            reader.output(i, config.relays().get(i));
        }
        reader.adviseOnTheRest();
        return new RelaySettings(
                reader.outputs, reader.installations(), config.guard().folder().orElse(dataFolder));
    }

    private Map<String, String> installations() {
        Map<String, String> installations = new HashMap<>();
        Set<String> decidedFor =
                outputs.stream().flatMap(output -> output.packs().stream()).collect(Collectors.toSet());
        for (KnownLine line : lines) {
            if (decidedFor.contains(line.pack())) {
                installations.put(line.pack(), line.installation());
            }
        }
        return installations;
    }

    private static String field(int index, String name) {
        return "cellfleet.gateway.relays[" + index + "]." + name;
    }

    private void output(int index, OutputConfig output) {
        if (output.pack().isPresent() == output.installation().isPresent()) {
            throw new InvalidSettings(field(index, "pack") + " or " + field(index, "installation")
                    + " must be set, and not both: the relays are one pack's or the installation's");
        }
        List<KnownLine> mine = output.pack().isPresent()
                ? lines.stream()
                        .filter(line -> output.pack().get().equals(line.pack()))
                        .toList()
                : lines.stream()
                        .filter(line -> output.installation().get().equals(line.installation()))
                        .toList();
        String scope = output.pack().isPresent() ? "pack" : "installation";
        String name = output.pack().or(output::installation).orElseThrow();
        if (mine.isEmpty()) {
            throw new InvalidSettings(field(index, scope) + " is " + name + ", which has no line at this gateway: all"
                    + " relays of an installation hang on the gateway that reads its packs");
        }
        for (KnownLine line : mine) {
            String first = fieldOfPack.putIfAbsent(line.pack(), field(index, scope));
            if (first != null) {
                throw new InvalidSettings(field(index, scope) + " is " + name + ", but " + first
                        + " has the relays of pack " + line.pack() + " already: one pack, one output");
            }
        }
        boolean whole = output.installation().isPresent();
        outputs.add(new OutputSettings(
                whole ? "installation " + name : name,
                mine.stream().map(KnownLine::pack).toList(),
                whole,
                kind(index, output, mine)));
    }

    private Kind kind(int index, OutputConfig output, List<KnownLine> mine) {
        String actuator = output.actuator();
        boolean real = mine.stream().anyMatch(line -> line.device().isPresent());
        if (WITHOUT_BOARD.contains(actuator)) {
            refuse(index, "device", output.device().isPresent());
            refuse(index, "charge-channel", output.chargeChannel().isPresent());
            refuse(index, "load-channel", output.loadChannel().isPresent());
        }
        return switch (actuator) {
            case AdvisoryOnly.KIND -> new Kind.Advisory();
            case SimulatedRelays.KIND -> {
                if (real) {
                    throw new InvalidSettings(field(index, "actuator") + " is simulator, but a device stands at the"
                            + " line: it must be jbd, lcus or none");
                }
                yield new Kind.Simulated();
            }
            case DeviceMosfets.KIND -> mosfets(index, output, mine);
            case LcusRelays.KIND -> {
                if (!real) {
                    throw new InvalidSettings(field(index, "actuator") + " is lcus, but no device stands at the line:"
                            + " what is simulated or recorded moves no contact, so it must be simulator or none");
                }
                yield board(index, output);
            }
            default ->
                throw new InvalidSettings(field(index, "actuator") + " is '" + actuator
                        + "' but must be one of jbd, lcus, simulator, none");
        };
    }

    private static Kind mosfets(int index, OutputConfig output, List<KnownLine> mine) {
        if (output.installation().isPresent()) {
            throw new InvalidSettings(field(index, "actuator") + " is jbd, which are the MOSFETs of one pack: set "
                    + field(index, "pack"));
        }
        KnownLine line = mine.getFirst();
        if (!line.takesOrders()) {
            throw new InvalidSettings(field(index, "actuator") + " is jbd, but the line of pack " + line.pack()
                    + " is no serial line with protocol=jbd");
        }
        return new Kind.Mosfets(line.device().orElseThrow());
    }

    private Kind board(int index, OutputConfig output) {
        Path device = output.device()
                .orElseThrow(() -> new InvalidSettings(field(index, "device")
                        + " is missing: lcus needs the path of its board, such as /dev/serial/by-id/..."));
        for (KnownLine line : lines) {
            if (line.device()
                    .map(Names::real)
                    .filter(Names.real(device)::equals)
                    .isPresent()) {
                throw new InvalidSettings(field(index, "device") + " is " + device + ", at which pack " + line.pack()
                        + " is read: one device, one use");
            }
        }
        int charge = channel(index, "charge-channel", output.chargeChannel());
        int load = channel(index, "load-channel", output.loadChannel());
        claim(index, "charge-channel", new Channel(Names.real(device), charge));
        if (load != charge) {
            claim(index, "load-channel", new Channel(Names.real(device), load));
        }
        return new Kind.Board(device, charge, load);
    }

    private static int channel(int index, String name, OptionalInt value) {
        int channel = value.orElseThrow(() -> new InvalidSettings(field(index, name) + " is missing: lcus needs "
                + LcusBoard.FIRST_CHANNEL + " to " + LcusBoard.LAST_CHANNEL));
        if (channel < LcusBoard.FIRST_CHANNEL || channel > LcusBoard.LAST_CHANNEL) {
            throw new InvalidSettings(field(index, name) + " is " + channel + " but must be " + LcusBoard.FIRST_CHANNEL
                    + " to " + LcusBoard.LAST_CHANNEL);
        }
        return channel;
    }

    private void claim(int index, String name, Channel channel) {
        String first = fieldOfChannel.putIfAbsent(channel, field(index, name));
        if (first != null) {
            throw new InvalidSettings(field(index, name) + " is " + channel.number() + " of " + channel.device()
                    + ", which " + first + " has already: packs share a contact as installation only");
        }
    }

    private static void refuse(int index, String name, boolean present) {
        if (present) {
            throw new InvalidSettings(field(index, name) + " is set, but it belongs to actuator=lcus");
        }
    }

    /** Real packs are always decided for. Simulated ones may be thousands. */
    private void adviseOnTheRest() {
        for (KnownLine line : lines) {
            if (line.device().isPresent() && !fieldOfPack.containsKey(line.pack())) {
                outputs.add(new OutputSettings(line.pack(), List.of(line.pack()), false, new Kind.Advisory()));
            }
        }
    }
}
