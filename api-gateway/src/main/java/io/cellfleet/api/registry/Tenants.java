package io.cellfleet.api.registry;

import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.WarningCode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tenants of this Cellfleet. */
@ApplicationScoped
public class Tenants {

    private final Audit audit;
    private final Event<TenantChanged> changed;

    Tenants(Audit audit, Event<TenantChanged> changed) {
        this.audit = audit;
        this.changed = changed;
    }

    /**
     * What is wished of a tenant.
     *
     * @param pinRequired whether settings and counters of its packs are changed only with their PIN (rule C7)
     * @param severities  how severe warnings are to it, where that is not as the engine says
     */
    public record Wish(String name, boolean pinRequired, Map<WarningCode, Severity> severities) {

        public Wish {
            severities = Map.copyOf(severities);
        }
    }

    /** A tenant as the registry knows it. */
    public record Entry(String id, Wish wish, long revision) {

        static Entry of(Tenant tenant) {
            return new Entry(
                    tenant.id, new Wish(tenant.name, tenant.pinRequired, tenant.severities()), tenant.revision);
        }
    }

    /**
     * What became of a wish.
     *
     * @param created false when it was there before, changed or not
     */
    public record Write(Entry tenant, boolean created) {}

    /** Creates a tenant or changes it; empty when there is no such tenant for this caller, and he may not make one. */
    public Optional<Write> put(String id, Wish wish, By by) {
        Optional<Write> write = QuarkusTransaction.requiringNew().call(() -> {
            Registry.lockWriters();
            if (!by.caller().sees(id)) {
                return Optional.empty();
            }
            Tenant known = Tenant.findById(id);
            if (known == null) {
                return by.caller().seesAllTenants() ? Optional.of(create(id, wish, by)) : Optional.empty();
            }
            return Optional.of(change(known, wish, by));
        });
        write.ifPresent(written -> changed.fire(new TenantChanged(id)));
        return write;
    }

    private Write create(String id, Wish wish, By by) {
        by.precondition().checkMissing();
        Tenant tenant = new Tenant();
        tenant.id = id;
        tenant.name = wish.name();
        tenant.pinRequired = wish.pinRequired();
        tenant.severityJson = SeverityJson.write(wish.severities());
        tenant.revision = 1;
        tenant.persist();
        audit.add(by, new Audit.Entry(Kind.TENANT, id, id, "created", tenant.revision, null, wish));
        return new Write(Entry.of(tenant), true);
    }

    private Write change(Tenant known, Wish wish, By by) {
        Wish before = Entry.of(known).wish();
        by.precondition().checkPresent(known.revision, !before.equals(wish));
        if (!before.equals(wish)) {
            known.name = wish.name();
            known.pinRequired = wish.pinRequired();
            known.severityJson = SeverityJson.write(wish.severities());
            known.revision++;
            audit.add(by, new Audit.Entry(Kind.TENANT, known.id, known.id, "changed", known.revision, before, wish));
        }
        return new Write(Entry.of(known), false);
    }

    /** Those that this caller sees, by id. */
    public List<Entry> seenBy(Caller caller) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Tenant.<Tenant>find("order by id").stream()
                        .filter(tenant -> caller.sees(tenant.id))
                        .map(Entry::of)
                        .toList());
    }

    /** One that this caller sees. */
    public Optional<Entry> tenant(Caller caller, String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Tenant.<Tenant>findByIdOptional(id)
                        .filter(tenant -> caller.sees(tenant.id))
                        .map(Entry::of));
    }
}
