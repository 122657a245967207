package io.cellfleet.api.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Instant;

/** Names a warning of which a rule knows. */
@Embeddable
public record StateKey(
        @Column(name = "user_name") String userName,
        @Column(name = "rule_id") String ruleId,
        @Column(name = "pack_id") String packId,
        @Column(name = "code") String code,
        @Column(name = "raised_at") Instant raisedAt)
        implements Serializable {}
