package io.cellfleet.api.registry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A gateway that signs what it sends, as it stands in the database. A pack may name one that does not stand here. */
@Entity
public class Gateway extends PanacheEntityBase {

    /** The enrolment of a gateway that was configured by hand. */
    public static final int UNENROLLED = 1;

    @Id
    public String id;

    @Column(name = "tenant_id")
    public String tenantId;

    public String name;

    /** The number of its newest enrolment among all of the registry, from 2; 0: none yet. */
    public int enrolment;

    /** Its newest key; 0: none. */
    @Column(name = "key_generation")
    public int keyGeneration;

    /** The first of its keys whose signatures are good; at least 1. */
    @Column(name = "key_from")
    public int keyFrom;

    /** When its newest key was handed out. */
    @Column(name = "enrolled_at")
    public @Nullable Instant enrolledAt;

    /** Grows by one with every change of it. */
    public long revision;

    /** The number of the next enrolment. */
    public static int nextEnrolment() {
        return ((Number) getEntityManager()
                        .createNativeQuery("SELECT nextval('registry.enrolment_number')")
                        .getSingleResult())
                .intValue();
    }

    /** Numbers up to this one are not handed out any more. */
    public static void enrolmentsAreTakenUpTo(int enrolment) {
        getEntityManager()
                .createNativeQuery("SELECT setval('registry.enrolment_number', greatest(cast(?1 as bigint),"
                        + " (SELECT last_value FROM registry.enrolment_number)))")
                .setParameter(1, enrolment)
                .getSingleResult();
    }

    /** The first good key of each of these gateways that stands here. */
    static Map<String, Integer> keysFrom(Collection<String> gatewayIds) {
        List<Gateway> found = gatewayIds.isEmpty() ? List.of() : list("id in ?1", gatewayIds);
        return found.stream().collect(Collectors.toMap(gateway -> gateway.id, gateway -> gateway.keyFrom));
    }
}
