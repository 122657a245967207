package io.cellfleet.api.registry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A place with one or more packs in parallel, as it stands in the database. */
@Entity
public class Installation extends PanacheEntityBase {

    @Id
    public String id;

    @Column(name = "tenant_id")
    public String tenantId;

    public String name;

    @Column(name = "time_zone")
    public String timeZone;

    public @Nullable Double latitude;

    public @Nullable Double longitude;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> tags;

    public boolean simulated;

    public long revision;

    InstallationWish wish() {
        return new InstallationWish(name, timeZone, latitude, longitude, tags, simulated);
    }

    void take(InstallationWish wish) {
        name = wish.name();
        timeZone = wish.timeZone();
        latitude = wish.latitude();
        longitude = wish.longitude();
        tags = wish.tags();
        simulated = wish.simulated();
    }
}
