package io.cellfleet.api.bulk;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Settings that packs of a kind have in common, as they stand in the database. */
@Entity
@Table(name = "settings_template")
public class SettingsTemplate extends PanacheEntityBase {

    @Id
    public String id;

    @Column(name = "tenant_id")
    public String tenantId;

    public String name;

    /** A label of {@link io.cellfleet.battery.settings.Chemistry}; null: any. */
    public @Nullable String chemistry;

    /** The installation has every one of them. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> tags;

    /** Some fields of a draft, as JSON; null takes the default. */
    @ColumnTransformer(write = "?::jsonb")
    public String settings;

    public long revision;

    Templates.Wish wish() {
        return new Templates.Wish(name, chemistry, tags, DraftPatch.read(settings));
    }

    void take(Templates.Wish wish) {
        name = wish.name();
        chemistry = wish.chemistry();
        tags = wish.tags();
        settings = wish.settings().write();
    }
}
