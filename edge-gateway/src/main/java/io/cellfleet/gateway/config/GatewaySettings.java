package io.cellfleet.gateway.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings of a gateway, checked against each other.
 *
 * @param enrolment from 1
 * @param key       with which records are signed; empty where the gateway was not enrolled
 */
public record GatewaySettings(
        String gatewayId,
        int enrolment,
        Optional<KeySettings> key,
        Path data,
        ClockSetting clock,
        SpoolSettings spool,
        UplinkSettings uplink,
        RawCaptureSettings rawCapture,
        List<LineSettings> lines,
        SimulatorSettings simulator) {

    public GatewaySettings {
        Names.requireId("cellfleet.gateway.id", gatewayId);
        Ranges.require("cellfleet.gateway.enrolment", enrolment, 1, Integer.MAX_VALUE);
        lines = List.copyOf(lines);
        if (lines.isEmpty() && simulator.packCount() == 0) {
            throw new InvalidSettings("There is nothing to read: set cellfleet.gateway.lines[0].pack and what belongs "
                    + "to it, or cellfleet.simulator.packs");
        }
        requireDifferentPacks(lines);
        requireDifferentDevices(lines);
    }

    private static void requireDifferentPacks(List<LineSettings> lines) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String pack = lines.get(i).pack();
            Integer first = seen.putIfAbsent(pack, i);
            if (first != null) {
                throw new InvalidSettings(Names.line(i, "pack") + " is " + pack + ", which " + Names.line(first, "pack")
                        + " is already: one pack, one line");
            }
        }
    }

    private static void requireDifferentDevices(List<LineSettings> lines) {
        Map<Path, Integer> seen = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) instanceof LineSettings.Serial serial) {
                Integer first = seen.putIfAbsent(Names.real(serial.device()), i);
                if (first != null) {
                    throw new InvalidSettings(Names.line(i, "device") + " is " + serial.device() + ", which "
                            + Names.line(first, "device") + " reads already: one device, one line");
                }
            }
        }
    }
}
