package io.cellfleet.api.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/**
 * Names a rule.
 *
 * @param userName whose it is
 * @param id       his own name for it
 */
@Embeddable
public record RuleKey(
        @Column(name = "user_name") String userName,
        @Column(name = "id") String id) implements Serializable {}
