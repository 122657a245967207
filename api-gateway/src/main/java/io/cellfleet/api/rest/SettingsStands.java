package io.cellfleet.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.AuditEntry;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.fleet.PackState;
import io.cellfleet.api.history.History;
import io.cellfleet.api.history.HistoryAwayException;
import io.cellfleet.api.rest.view.SettingsStandView;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.v1.DeviceReport;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts side by side what is wished of a pack, what the engine uses and what the device says. */
@ApplicationScoped
class SettingsStands {

    private static final Duration CLOCKS_MAY_BE_AHEAD = Duration.ofDays(1);
    private static final int MOST_EVENTS = 1_000;
    private static final int MOST_REVISIONS = 1_000;

    private final Audit audit;
    private final History history;
    private final ObjectMapper json;

    SettingsStands(Audit audit, History history, ObjectMapper json) {
        this.audit = audit;
        this.history = history;
        this.json = json;
    }

    SettingsStandView of(PackState pack) {
        List<AuditEntry> revisions =
                audit.find(new Audit.Question(null, Kind.PACK, pack.entry().id(), null, null, MOST_REVISIONS));
        Optional<AuditEntry> wish = revision(revisions, pack.entry().revision());
        PackSettingsDraft wished = PackSettingsDraft.of(pack.entry().settings());
        SettingsStandView.UsedView used = pack.status()
                .map(status -> used(pack, status, wished, revisions))
                .orElse(null);
        SettingsStandView.DeviceSettingsView device = device(pack);
        return new SettingsStandView(
                pack.entry().id(),
                pack.entry().revision(),
                pack.entry().draft(),
                wished,
                wish.map(entry -> entry.at).orElse(null),
                wish.map(entry -> entry.author).orElse(null),
                wish.map(entry -> entry.reason).orElse(null),
                used,
                device,
                differences(wished, used == null ? null : used.settings(), device));
    }

    private SettingsStandView.UsedView used(
            PackState pack, PackStatus status, PackSettingsDraft wished, List<AuditEntry> revisions) {
        long revision = status.getSettingsRevision();
        boolean upToDate = revision == pack.entry().revision();
        Optional<PackEvent> since = firstUse(pack.entry().id(), revision);
        return new SettingsStandView.UsedView(
                revision,
                upToDate,
                since.map(event -> Instant.ofEpochMilli(event.getAtMs())).orElse(null),
                since.map(event -> order(event.getOrder())).orElse(null),
                upToDate
                        ? wished
                        : revision(revisions, revision).flatMap(this::settings).orElse(null));
    }

    private static String order(OrderNumber order) {
        return order.getEnrolment() + "." + order.getBoot() + "." + order.getSequence();
    }

    /** That the history is away hides nothing but since when. */
    private Optional<PackEvent> firstUse(String packId, long revision) {
        EventsRequest question = EventsRequest.newBuilder()
                .addPackIds(packId)
                .addFacts("settings_applied")
                .setFromMs(0)
                .setToMs(Instant.now().plus(CLOCKS_MAY_BE_AHEAD).toEpochMilli())
                .setLimit(MOST_EVENTS)
                .build();
        try {
            return history.events(question).getEventsList().stream()
                    .filter(event -> event.getSettingsApplied().getRevision() == revision)
                    .reduce((newer, older) -> older);
        } catch (HistoryAwayException e) {
            return Optional.empty();
        }
    }

    private static Optional<AuditEntry> revision(List<AuditEntry> revisions, long revision) {
        return revisions.stream()
                .filter(entry -> entry.revision != null && entry.revision == revision)
                .findFirst();
    }

    private Optional<PackSettingsDraft> settings(AuditEntry entry) {
        try {
            JsonNode settings =
                    json.readTree(entry.after == null ? "{}" : entry.after).path("settings");
            PackSettingsDraft draft = json.treeToValue(settings, PackSettingsDraft.class);
            return draft.complete() instanceof PackSettingsDraft.Outcome.Accepted accepted
                    ? Optional.of(PackSettingsDraft.of(accepted.settings()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // of a release that knew other fields
        }
    }

    static SettingsStandView.@Nullable DeviceSettingsView device(PackState pack) {
        PackStatus status = pack.status().orElse(null);
        if (status == null || !status.hasDevice()) {
            return null;
        }
        DeviceReport device = status.getDevice();
        Long at = pack.now().orElseThrow().frameAtMs();
        Integer cells = pack.measured().map(measured -> measured.getCellCount()).orElse(null);
        return new SettingsStandView.DeviceSettingsView(
                at == null ? null : Instant.ofEpochMilli(at),
                cells,
                device.hasCapacityWh() ? device.getCapacityWh() : null,
                device.hasVMinMv() ? device.getVMinMv() : null,
                device.hasVBalanceMv() ? device.getVBalanceMv() : null,
                device.hasVMaxMv() ? device.getVMaxMv() : null);
    }

    List<SettingsStandView.FieldView> differences(
            PackSettingsDraft wished,
            @Nullable PackSettingsDraft used,
            SettingsStandView.@Nullable DeviceSettingsView device) {
        JsonNode wish = json.valueToTree(wished);
        JsonNode use = json.valueToTree(used);
        JsonNode set = json.valueToTree(device);
        TreeSet<String> names = new TreeSet<>();
        wish.properties().stream().map(Map.Entry::getKey).forEach(names::add);
        use.properties().stream().map(Map.Entry::getKey).forEach(names::add);
        List<SettingsStandView.FieldView> differences = new ArrayList<>();
        for (String name : names) {
            JsonNode said = set.get(name);
            boolean usedDiffers = used != null && !Objects.equals(wish.get(name), use.get(name));
            boolean deviceDiffers = said != null && !said.isNull() && !said.equals(wish.get(name));
            if (usedDiffers || deviceDiffers) {
                differences.add(new SettingsStandView.FieldView(
                        name, wish.get(name), used == null ? null : use.get(name), said));
            }
        }
        return differences;
    }
}
