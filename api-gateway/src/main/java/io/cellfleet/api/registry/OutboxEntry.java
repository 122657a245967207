package io.cellfleet.api.registry;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A message that is committed but not yet acknowledged by Kafka. */
@Entity
@Table(name = "outbox")
public class OutboxEntry extends PanacheEntityBase {

    /** In the order in which the changes of one installation were made. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** The record's key. */
    @Column(name = "installation_id")
    public String installationId;

    public String topic;

    /** {@code InstallationSettings} or {@code OperatorAction}. */
    public byte[] message;
}
