package io.cellfleet.local.run;

import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.battery.simulator.SimulatedFleet;
import io.cellfleet.battery.simulator.SimulatedInstallation;
import io.cellfleet.battery.simulator.SimulatedPack;
import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the registry know what shall be watched. What it knows already stays as it is; only a pack that no gateway
 * speaks for, as an earlier release left them, is given to the gateway of this run, because its records would be
 * refused.
 */
public final class Registrar {

    private static final int ENOUGH_FRAMES = 3;
    private static final Duration LISTEN_LIMIT = Duration.ofSeconds(10);

    private final ApiClient api;
    private final String gatewayId;
    private final Progress progress;
    private final BooleanSupplier stopping;

    /**
     * @param gatewayId that reads the packs
     */
    public Registrar(ApiClient api, String gatewayId, Progress progress, BooleanSupplier stopping) {
        this.api = api;
        this.gatewayId = gatewayId;
        this.progress = progress;
        this.stopping = stopping;
    }

    /**
     * @param settings by pack id; used for packs that are new
     * @throws Refusal when a pack is new and neither its settings nor its device say what it is
     */
    List<RegisteredLine> registerSerial(List<SerialLine> lines, Map<String, PackSettingsDraft> settings)
            throws IOException, InterruptedException {
        List<RegisteredLine> registered = new ArrayList<>();
        for (SerialLine line : lines) {
            Optional<ApiClient.KnownPack> known = api.pack(line.packId());
            if (known.isPresent() && settings.containsKey(line.packId())) {
                progress.say("Pack " + line.packId() + " is known and keeps its settings; --settings was not used."
                        + " They are changed through the API.");
            }
            if (known.isPresent() && takeOver(line.packId(), known.get())) {
                progress.step("Pack " + line.packId() + " is assigned to gateway " + gatewayId);
            }
            String installationId =
                    known.isPresent() ? known.get().installationId() : registerNew(line, settings.get(line.packId()));
            registered.add(new RegisteredLine(line, installationId));
        }
        return registered;
    }

    /** Whether nobody spoke for the pack and now this gateway does. */
    private boolean takeOver(String packId, ApiClient.KnownPack known) throws IOException, InterruptedException {
        if (known.gatewayId().isEmpty()) {
            api.assign(packId, gatewayId);
            return true;
        }
        String assigned = known.gatewayId().get();
        if (!assigned.equals(gatewayId)) {
            progress.say("Pack " + packId + " is assigned to gateway " + assigned + ", so what is read here (gateway "
                    + gatewayId + ") is refused. It is changed through the API: PATCH /api/v1/packs/" + packId + ".");
        }
        return false;
    }

    private String registerNew(SerialLine line, @Nullable PackSettingsDraft given)
            throws IOException, InterruptedException {
        PackSettingsDraft draft = given != null ? given : askTheDevice(line);
        String installationId = line.ownInstallationId();
        if (!api.hasInstallation(installationId)) {
            String zone = zoneOfThisMachine();
            progress.say("Installation " + installationId + " is new. ASSUMED: the time zone of this machine, " + zone
                    + ". Its days begin by it; another one can be put through the API.");
            api.putInstallation(installationId, Map.of("name", line.packId(), "timeZone", zone));
        }
        api.putPack(installationId, line.packId(), line.packId(), gatewayId, SettingsFile.fields(draft));
        progress.step("Pack " + line.packId() + " on " + line.device() + " is registered");
        return installationId;
    }

    /** A machine may know its zone only as an offset, which is no zone with days of 23 and 25 hours. */
    private static String zoneOfThisMachine() {
        String zone = ZoneId.systemDefault().getId();
        return ZoneId.getAvailableZoneIds().contains(zone) ? zone : "UTC";
    }

    private PackSettingsDraft askTheDevice(SerialLine line) {
        progress.step("Listening to " + line.device() + " for what pack " + line.packId() + " is");
        List<PackReading> readings =
                DeviceListener.listen(line.device(), line.protocol(), ENOUGH_FRAMES, LISTEN_LIMIT, stopping);
        if (readings.isEmpty()) {
            throw new Refusal("pack " + line.packId() + " is new, and no frame came from " + line.device() + " within "
                    + LISTEN_LIMIT.toSeconds() + " s to tell what it is: check the cable, or give its settings with"
                    + " --settings " + line.packId() + "=FILE.json");
        }
        AssumedSettings assumed = AssumedSettings.from(readings, line);
        progress.say(assumed.sentence());
        return assumed.draft();
    }

    /**
     * Registers the fleet of this size and seed, as the gateway simulates it.
     *
     * @return the ids of some of its packs
     */
    public List<String> registerSimulated(int packs, long seed) throws IOException, InterruptedException {
        int created = 0;
        int takenOver = 0;
        List<SimulatedInstallation> fleet = SimulatedFleet.of(packs, seed);
        for (SimulatedInstallation installation : fleet) {
            if (!api.hasInstallation(installation.id())) {
                api.putInstallation(
                        installation.id(),
                        Map.of(
                                "name", installation.name(),
                                "timeZone", installation.zone().getId(),
                                "latitude", installation.latitude(),
                                "longitude", installation.longitude(),
                                "simulated", true));
            }
            for (SimulatedPack pack : installation.packs()) {
                Optional<ApiClient.KnownPack> known = api.pack(pack.id());
                if (known.isEmpty()) {
                    api.putPack(
                            installation.id(),
                            pack.id(),
                            pack.name(),
                            gatewayId,
                            SettingsFile.fields(PackSettingsDraft.of(pack.settings())));
                    created++;
                } else if (takeOver(pack.id(), known.get())) {
                    takenOver++;
                }
            }
        }
        progress.step("Simulated fleet of " + packs + " packs is registered"
                + (created == packs ? "" : " (" + (packs - created) + " were already)")
                + (takenOver == 0
                        ? ""
                        : "; gateway " + gatewayId + " speaks for " + takenOver + " of them from now on"));
        return fleet.get(0).packs().stream().map(SimulatedPack::id).toList();
    }
}
