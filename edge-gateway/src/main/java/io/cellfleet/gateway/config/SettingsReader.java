package io.cellfleet.gateway.config;

import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.battery.protocol.Protocols;
import io.cellfleet.gateway.config.GatewayConfig.LineConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns what the operator set into {@link GatewaySettings}, or says in one sentence what is wrong with it. */
public final class SettingsReader {

    private SettingsReader() {}

    /**
     * Checks everything.
     *
     * @throws InvalidSettings naming the setting, its value and what it must be
     */
    public static GatewaySettings read(GatewayConfig gateway, SimulatorConfig simulator) {
        List<LineSettings> lines = new ArrayList<>();
        for (int i = 0; i < gateway.lines().size(); i++) {
            lines.add(line(i, gateway.lines().get(i)));
        }
        return new GatewaySettings(
                gateway.id(),
                gateway.enrolment(),
                key(gateway),
                gateway.data(),
                gateway.clock(),
                new SpoolSettings(gateway.spool().sync(), gateway.spool().limit(), gateway.queue()),
                new UplinkSettings(
                        gateway.uplink(),
                        gateway.uplinkBatch(),
                        gateway.uplinkRate(),
                        gateway.inFlight(),
                        gateway.traceEvery()),
                new RawCaptureSettings(
                        gateway.rawCapture().enabled(), gateway.rawCapture().limit()),
                lines,
                new SimulatorSettings(simulator.packs(), simulator.seed(), simulator.past()));
    }

    private static Optional<KeySettings> key(GatewayConfig gateway) {
        if (gateway.key().isPresent() != gateway.keyGeneration().isPresent()) {
            throw new InvalidSettings("cellfleet.gateway.key and cellfleet.gateway.key-generation belong together, but "
                    + (gateway.key().isPresent() ? "the generation" : "the key") + " is missing");
        }
        return gateway.key()
                .map(hex -> KeySettings.parse(hex, gateway.keyGeneration().orElseThrow()));
    }

    private static LineSettings line(int index, LineConfig line) {
        String pack = Names.requireId(Names.line(index, "pack"), line.pack());
        String installation = Names.requireId(Names.line(index, "installation"), line.installation());
        DeviceProtocol protocol = protocol(index, line.protocol());
        return switch (line.source()) {
            case SERIAL -> {
                refuse(index, "file", line.file().isPresent(), "capture");
                refuse(index, "speed", line.speed().isPresent(), "capture");
                yield new LineSettings.Serial(pack, installation, protocol, device(index, line));
            }
            case CAPTURE -> {
                refuse(index, "device", line.device().isPresent(), "serial");
                refuse(index, "usb-serial", line.usbSerial().isPresent(), "serial");
                yield new LineSettings.Capture(pack, installation, protocol, file(index, line), speed(index, line));
            }
        };
    }

    private static DeviceProtocol protocol(int index, String name) {
        return Protocols.named(name)
                .orElseThrow(() -> new InvalidSettings(Names.line(index, "protocol") + " is '" + name
                        + "' but must be one of "
                        + Protocols.ALL.stream().map(DeviceProtocol::name).collect(Collectors.joining(", "))));
    }

    private static Path device(int index, LineConfig line) {
        if (line.usbSerial().isPresent()) {
            if (line.device().isPresent()) {
                throw new InvalidSettings(Names.line(index, "usb-serial") + " and " + Names.line(index, "device")
                        + " are both set: a line has one device");
            }
            return Names.usbDevice(
                    Names.line(index, "usb-serial"), line.usbSerial().get());
        }
        return line.device()
                .orElseThrow(() -> new InvalidSettings(Names.line(index, "device")
                        + " is missing: a serial line needs the path of its device, such as /dev/ttyUSB0, or its "
                        + "usb-serial"));
    }

    private static Path file(int index, LineConfig line) {
        Path file = line.file()
                .orElseThrow(() -> new InvalidSettings(
                        Names.line(index, "file") + " is missing: a capture needs the file to read"));
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new InvalidSettings(
                    Names.line(index, "file") + " is " + file + ", which is no file that can be read");
        }
        return file;
    }

    private static double speed(int index, LineConfig line) {
        double speed = line.speed().orElse(1);
        if (!(speed >= 0 && speed <= 1_000_000)) {
            throw new InvalidSettings(Names.line(index, "speed") + " is " + speed + " but must be 0 to 1000000");
        }
        return speed;
    }

    private static void refuse(int index, String name, boolean present, String source) {
        if (present) {
            throw new InvalidSettings(Names.line(index, name) + " is set, but it belongs to source=" + source);
        }
    }
}
