package io.cellfleet.api.registry;

import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.PackSettingsDraft;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A pack as the registry knows it, with what is needed to judge its values.
 *
 * @param tenantId  whose it is
 * @param timeZone  of its installation; IANA name
 * @param tags      of its installation
 * @param simulated true when its installation is labelled simulated
 * @param draft     the settings as they were written
 * @param settings  the same, complete
 * @param assignment who speaks for it
 * @param revision  of this pack's settings
 * @param installationRevision grows whenever anything in this record changes
 */
public record PackEntry(
        String id,
        String name,
        String installationId,
        String installationName,
        String tenantId,
        ZoneId timeZone,
        List<String> tags,
        boolean simulated,
        PackSettingsDraft draft,
        PackSettings settings,
        Assignment assignment,
        long revision,
        long installationRevision) {

    static PackEntry of(Pack pack, Installation installation) {
        PackSettingsDraft draft = DraftJson.read(pack.settings);
        return new PackEntry(
                pack.id,
                pack.name,
                installation.id,
                installation.name,
                installation.tenantId,
                ZoneId.of(installation.timeZone),
                List.copyOf(installation.tags),
                installation.simulated,
                draft,
                complete(pack.id, draft),
                pack.assignment(),
                pack.revision,
                installation.revision);
    }

    /** What stands in the registry was accepted when it was written, so a refusal here is a bug of ours. */
    static PackSettings complete(String packId, PackSettingsDraft draft) {
        return switch (draft.complete()) {
            case PackSettingsDraft.Outcome.Accepted accepted -> accepted.settings();
            case PackSettingsDraft.Outcome.Refused refused ->
                throw new IllegalStateException("the registry holds settings of pack " + packId + " that are refused: "
                        + refused.violations().stream()
                                .map(violation -> violation.message())
                                .collect(Collectors.joining("; ")));
        };
    }
}
