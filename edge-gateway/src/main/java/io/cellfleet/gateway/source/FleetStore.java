package io.cellfleet.gateway.source;

import io.cellfleet.gateway.config.InvalidSettings;
import io.cellfleet.gateway.disk.DataFolder;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the simulated packs over restarts. */
final class FleetStore {

    static final String FILE = "simulated-packs";

    private final DataFolder folder;
    private final long seed;

    FleetStore(DataFolder folder, long seed) {
        this.folder = folder;
        this.seed = seed;
    }

    /** What was saved; empty the first time. */
    Optional<SavedFleet> load() {
        try {
            Optional<byte[]> bytes = folder.read(FILE);
            return bytes.isEmpty() ? Optional.empty() : Optional.of(SavedFleet.parse(bytes.get()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A pack's state cannot be used: better to say so than to begin the pack anew behind the operator's back. */
    InvalidSettings unreadable(IOException e) {
        return new InvalidSettings("The simulated packs in " + folder.path(FILE) + " cannot be read (" + e.getMessage()
                + "): delete the file to begin them anew");
    }

    /**
     * @param at        the packs have lived up to here
     * @param sentUntil no record of a later time will be sent before the next save
     */
    void save(List<SimulatedLine> lines, Instant at, Instant sentUntil) throws IOException {
        Map<String, byte[]> packs = new LinkedHashMap<>();
        for (SimulatedLine line : lines) {
            ByteArrayOutputStream state = new ByteArrayOutputStream();
            line.simulator().save(new DataOutputStream(state));
            packs.put(line.packId(), state.toByteArray());
        }
        folder.write(FILE, new SavedFleet(seed, at, sentUntil, packs).toBytes());
    }
}
