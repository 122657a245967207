package io.cellfleet.api.bulk;

import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.registry.Registry;
import io.cellfleet.api.registry.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings that packs of a kind have in common. A template changes nothing; a {@link SettingsChanges change} may use it. */
@ApplicationScoped
public class Templates {

    private final Audit audit;

    Templates(Audit audit) {
        this.audit = audit;
    }

    /**
     * What is wished of a template.
     *
     * @param chemistry of the packs it is for, as settings write it; null: any
     * @param tags      the installation has every one of them
     */
    public record Wish(String name, @Nullable String chemistry, List<String> tags, DraftPatch settings) {

        public Wish {
            tags = List.copyOf(tags);
        }

        /** Whether a pack is of its kind. */
        public boolean isFor(PackEntry pack) {
            return pack.tags().containsAll(tags)
                    && (chemistry == null || pack.settings().chemistry().label().equals(chemistry));
        }
    }

    /** A template as it is kept. */
    public record Entry(String id, String tenantId, Wish wish, long revision) {

        static Entry of(SettingsTemplate template) {
            return new Entry(template.id, template.tenantId, template.wish(), template.revision);
        }
    }

    /** What became of a wish. */
    public sealed interface Write {

        record Written(Entry template, boolean created) implements Write {}

        /** The id is another tenant's. */
        record Unknown() implements Write {}

        record UnknownTenant(String tenantId) implements Write {}
    }

    /**
     * Makes a template or changes it.
     *
     * @param wished the tenant of a new one; empty: the caller's, or {@link Tenant#DEFAULT} where he sees all
     */
    public Write put(String id, Wish wish, Optional<String> wished, By by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Registry.lockWriters();
            SettingsTemplate known = SettingsTemplate.findById(id);
            if (known == null) {
                return create(id, wish, wished, by);
            }
            if (!by.caller().sees(known.tenantId)) {
                return new Write.Unknown();
            }
            Wish before = known.wish();
            by.precondition().checkPresent(known.revision, !before.equals(wish));
            if (!before.equals(wish)) {
                known.take(wish);
                known.revision++;
                audit(by, known, "changed", before, wish);
            }
            return new Write.Written(Entry.of(known), false);
        });
    }

    private Write create(String id, Wish wish, Optional<String> wished, By by) {
        by.precondition().checkMissing();
        String tenantId = wished.or(() -> by.caller().tenantId()).orElse(Tenant.DEFAULT);
        if (!by.caller().sees(tenantId) || Tenant.findById(tenantId) == null) {
            return new Write.UnknownTenant(tenantId);
        }
        SettingsTemplate template = new SettingsTemplate();
        template.id = id;
        template.tenantId = tenantId;
        template.take(wish);
        template.revision = 1;
        template.persist();
        audit(by, template, "created", null, wish);
        return new Write.Written(Entry.of(template), true);
    }

    private void audit(
            By by, SettingsTemplate template, String operation, @Nullable Wish before, @Nullable Wish after) {
        audit.add(
                by,
                new Audit.Entry(
                        Kind.TEMPLATE,
                        template.id,
                        template.tenantId,
                        operation,
                        after == null ? null : template.revision,
                        before,
                        after));
    }

    /** Those that a caller sees, by id. */
    public List<Entry> list(Caller caller) {
        String tenantId = caller.tenantId().orElse("");
        return QuarkusTransaction.joiningExisting()
                .call(() ->
                        SettingsTemplate.<SettingsTemplate>find("?1 = '' or tenantId = ?1 order by id", tenantId)
                                .stream()
                                .map(Entry::of)
                                .toList());
    }

    public Optional<Entry> template(Caller caller, String id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> SettingsTemplate.<SettingsTemplate>findByIdOptional(id)
                        .filter(template -> caller.sees(template.tenantId))
                        .map(Entry::of));
    }

    /**
     * Takes a template away; what was changed with it stays.
     *
     * @return false when there is none for this caller
     */
    public boolean remove(String id, By by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Registry.lockWriters();
            SettingsTemplate known = SettingsTemplate.findById(id);
            if (known == null || !by.caller().sees(known.tenantId)) {
                return false;
            }
            by.precondition().checkPresent(known.revision, true);
            audit(by, known, "removed", known.wish(), null);
            known.delete();
            return true;
        });
    }
}
