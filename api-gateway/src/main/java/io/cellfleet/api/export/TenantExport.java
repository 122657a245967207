package io.cellfleet.api.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.fleet.Selection;
import io.cellfleet.api.history.EventWalk;
import io.cellfleet.api.history.History;
import io.cellfleet.api.registry.InstallationEntry;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.contract.history.v1.DamagedStretch;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.history.v1.StatusesReply;
import io.cellfleet.contract.history.v1.StatusesRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes all that is kept of a tenant, a JSON object a line. */
@ApplicationScoped
public class TenantExport {

    private static final long LAST_MS = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
    private static final int MOST_STATUSES = 2_000;

    private final Fleet fleet;
    private final History history;
    private final EventWalk events;
    private final ObjectMapper json;

    TenantExport(Fleet fleet, History history, EventWalk events, ObjectMapper json) {
        this.fleet = fleet;
        this.history = history;
        this.events = events;
        this.json = json;
    }

    /**
     * Writes it.
     *
     * @param after only packs whose id comes after this; null: everything
     */
    public void write(Caller caller, String tenantId, @Nullable String after, OutputStream out) throws IOException {
        Selection selection = Selection.ofTenant(tenantId);
        Set<String> packs = new TreeSet<>(history.packs(tenantId));
        List<PackEntry> registered = fleet.entries(caller, selection).toList();
        registered.forEach(pack -> packs.add(pack.id()));
        if (after == null) {
            List<InstallationEntry> installations = fleet.installations(caller, selection)
                    .map(state -> state.entry())
                    .toList();
            for (InstallationEntry installation : installations) {
                line(out, "installation", json.writeValueAsString(described(installation)));
            }
            for (PackEntry pack : registered) {
                line(out, "pack", json.writeValueAsString(described(pack)));
            }
        }
        for (String packId : packs) {
            if (after == null || packId.compareTo(after) > 0) {
                statuses(packId, out);
                events(packId, out);
            }
        }
        out.write("{\"kind\":\"end\"}\n".getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> described(InstallationEntry installation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", installation.id());
        fields.put("revision", installation.revision());
        fields.put("wish", installation.wish());
        return fields;
    }

    private static Map<String, Object> described(PackEntry pack) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", pack.id());
        fields.put("name", pack.name());
        fields.put("installationId", pack.installationId());
        fields.put("gatewayId", pack.assignment().gatewayId().orElse(null));
        fields.put("unlinkedPolicy", pack.assignment().unlinkedPolicy().label());
        fields.put("revision", pack.revision());
        fields.put("settings", pack.draft());
        return fields;
    }

    private static Map<String, Object> described(String packId, DamagedStretch damaged) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("packId", packId);
        fields.put("from", Instant.ofEpochMilli(damaged.getFromMs()).toString());
        fields.put("to", Instant.ofEpochMilli(damaged.getToMs()).toString());
        return fields;
    }

    private void statuses(String packId, OutputStream out) throws IOException {
        long fromMs = 0;
        do {
            StatusesReply reply = history.statuses(StatusesRequest.newBuilder()
                    .setPackId(packId)
                    .setFromMs(fromMs)
                    .setToMs(LAST_MS)
                    .setLimit(MOST_STATUSES)
                    .build());
            for (Message status : reply.getStatusesList()) {
                line(
                        out,
                        "status",
                        JsonFormat.printer().omittingInsignificantWhitespace().print(status));
            }
            if (reply.hasDamaged()) {
                line(out, "damaged", json.writeValueAsString(described(packId, reply.getDamaged())));
            }
            fromMs = reply.getNextFromMs();
        } while (fromMs != 0);
    }

    /** Newest first, as history gives them. */
    private void events(String packId, OutputStream out) throws IOException {
        EventsRequest.Builder question =
                EventsRequest.newBuilder().addPackIds(packId).setFromMs(0).setToMs(LAST_MS);
        boolean all = events.all(
                question,
                Integer.MAX_VALUE,
                event -> line(
                        out,
                        "event",
                        JsonFormat.printer().omittingInsignificantWhitespace().print(event)));
        if (!all) {
            throw new IOException("pack " + packId + " has too many events in one millisecond");
        }
    }

    private static void line(OutputStream out, String kind, String object) throws IOException {
        String rest = object.equals("{}") ? "}" : "," + object.substring(1);
        out.write(("{\"kind\":\"" + kind + "\"" + rest + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
