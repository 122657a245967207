package io.cellfleet.api.bulk;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A change of the settings of many packs, as it stands in the database. */
@Entity
@Table(name = "settings_change")
public class SettingsChange extends PanacheEntityBase {

    static final String NONE = "none";
    static final String APPLY = "apply";
    static final String UNDO = "undo";

    @Id
    public String id;

    /** Null: of several tenants. */
    @Column(name = "tenant_id")
    public @Nullable String tenantId;

    @Column(name = "created_at")
    public Instant createdAt;

    public String author;
    public String reason;

    @Column(name = "template_id")
    public @Nullable String templateId;

    /** {@link DraftPatch}. */
    @ColumnTransformer(write = "?::jsonb")
    public String settings;

    public int stages;

    @Column(name = "stages_done")
    public int stagesDone;

    /** What is in hand: {@link #NONE}, {@link #APPLY} or {@link #UNDO}. */
    public String work;

    /** The work in hand, or the last: one that was believed dead may not go on. */
    public @Nullable String run;

    public boolean stop;

    @Column(name = "worked_at")
    public @Nullable Instant workedAt;

    public @Nullable String trouble;
}
