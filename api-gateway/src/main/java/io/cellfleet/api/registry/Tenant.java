package io.cellfleet.api.registry;

import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.WarningCode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;
import org.hibernate.annotations.ColumnTransformer;

/** Who installations, gateways and users belong to, as it stands in the database. */
@Entity
public class Tenant extends PanacheEntityBase {

    /** The one that is always there. Its row is locked by whoever writes to the registry. */
    public static final String DEFAULT = "default";

    @Id
    public String id;

    public String name;

    /** Whether settings and counters of packs are changed only with their PIN (rule C7). */
    @Column(name = "pin_required")
    public boolean pinRequired;

    /** Grows by one with every change of it. */
    public long revision;

    /** Code to severity, as JSON: how severe warnings are to it, where that is not as the engine says. */
    @Column(name = "severities")
    @ColumnTransformer(write = "?::jsonb")
    public String severityJson;

    Map<WarningCode, Severity> severities() {
        return SeverityJson.read(severityJson);
    }
}
