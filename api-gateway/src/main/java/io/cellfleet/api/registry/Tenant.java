package io.cellfleet.api.registry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Who installations belong to. For now there is one. */
@Entity
public class Tenant extends PanacheEntityBase {

    /** The only tenant for now. */
    public static final String DEFAULT = "default";

    @Id
    public String id;

    public String name;
}
