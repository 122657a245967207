package io.cellfleet.api.fleet;

import io.cellfleet.api.live.Quality;
import io.cellfleet.api.registry.InstallationEntry;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.contract.v1.WarningCode;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which packs a question is about. What is empty says nothing; what says something must be so.
 *
 * @param text            in an id, a name or a tag of pack or installation, whatever the case
 * @param tags            the installation has every one of them
 * @param chemistry       as settings write it
 * @param socFrom         %, inclusive; a pack without SOC is not in it
 * @param socTo           %, inclusive
 * @param warning         is active
 */
public record Selection(
        Optional<String> tenantId,
        Set<String> installationIds,
        Set<String> packIds,
        Optional<String> text,
        List<String> tags,
        Optional<String> chemistry,
        Optional<Quality> quality,
        OptionalDouble socFrom,
        OptionalDouble socTo,
        Optional<WarningCode> warning) {

    /** Everything. */
    public static final Selection ALL = new Selection(
            Optional.empty(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty());

    /**
     * Of some installations.
     *
     * @param installationIds empty: any
     * @param tags            the installation has every one of them
     */
    public static Selection of(Collection<String> installationIds, List<String> tags) {
        return new Selection(
                Optional.empty(),
                Set.copyOf(installationIds),
                Set.of(),
                Optional.empty(),
                tags,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }

    /** All of a tenant. */
    public static Selection ofTenant(String tenantId) {
        return new Selection(
                Optional.of(tenantId),
                ALL.installationIds,
                ALL.packIds,
                ALL.text,
                ALL.tags,
                ALL.chemistry,
                ALL.quality,
                ALL.socFrom,
                ALL.socTo,
                ALL.warning);
    }

    public Selection {
        // In an order, so that the same selection is the same text in every process: pages go on with it.
        installationIds = Collections.unmodifiableSortedSet(new TreeSet<>(installationIds));
        packIds = Collections.unmodifiableSortedSet(new TreeSet<>(packIds));
        text = text.map(words -> words.toLowerCase(Locale.ROOT));
        tags = List.copyOf(tags);
    }

    /** Whether the answer depends on what packs are at the moment. */
    boolean isOfNow() {
        return quality.isPresent() || socFrom.isPresent() || socTo.isPresent() || warning.isPresent();
    }

    /** Whether the answer depends on single packs, so that an installation without packs is not in it. */
    boolean isOfPacks() {
        return isOfNow() || !packIds.isEmpty() || chemistry.isPresent();
    }

    /** What the registry alone can say of an installation. */
    boolean holds(InstallationEntry installation) {
        return tenantId.map(installation.tenantId()::equals).orElse(true)
                && (installationIds.isEmpty() || installationIds.contains(installation.id()))
                && installation.wish().tags().containsAll(tags);
    }

    /** What the registry alone can say of a pack. */
    boolean holds(PackEntry pack) {
        return tenantId.map(pack.tenantId()::equals).orElse(true)
                && (installationIds.isEmpty() || installationIds.contains(pack.installationId()))
                && (packIds.isEmpty() || packIds.contains(pack.id()))
                && pack.tags().containsAll(tags)
                && chemistry.map(pack.settings().chemistry().label()::equals).orElse(true);
    }

    /** What is known of a pack now. */
    boolean holds(PackState state) {
        return quality.map(state.quality()::equals).orElse(true)
                && isIn(state.socPercent())
                && warning.map(code -> state.warnings().stream().anyMatch(warning -> warning.getCode() == code))
                        .orElse(true);
    }

    boolean isNamed(PackEntry pack) {
        return text.isEmpty()
                || contains(pack.id())
                || contains(pack.name())
                || contains(pack.installationId())
                || contains(pack.installationName())
                || pack.tags().stream().anyMatch(this::contains);
    }

    boolean isNamed(InstallationEntry installation) {
        return text.isEmpty()
                || contains(installation.id())
                || contains(installation.wish().name())
                || installation.wish().tags().stream().anyMatch(this::contains)
                || installation.packIds().stream().anyMatch(this::contains);
    }

    private boolean contains(String name) {
        return text.map(words -> name.toLowerCase(Locale.ROOT).contains(words)).orElse(true);
    }

    private boolean isIn(OptionalDouble soc) {
        if (socFrom.isEmpty() && socTo.isEmpty()) {
            return true;
        }
        return soc.isPresent()
                && (socFrom.isEmpty() || soc.getAsDouble() >= socFrom.getAsDouble())
                && (socTo.isEmpty() || soc.getAsDouble() <= socTo.getAsDouble());
    }
}
