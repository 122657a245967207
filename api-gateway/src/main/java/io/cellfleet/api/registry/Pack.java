package io.cellfleet.api.registry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;

/** A battery pack with one BMS, as it stands in the database. */
@Entity
public class Pack extends PanacheEntityBase {

    @Id
    public String id;

    @Column(name = "installation_id")
    public String installationId;

    public String name;

    /** The draft as JSON; {@link DraftJson} reads it. */
    @ColumnTransformer(write = "?::jsonb")
    public String settings;

    public long revision;

    static List<Pack> ofInstallation(String installationId) {
        return list("installationId = ?1 order by id", installationId);
    }
}
