package io.cellfleet.api.notify;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Which warnings a user wants to hear of, as it stands in the database. */
@Entity
@Table(name = "notification_rule")
public class NotificationRule extends PanacheEntityBase {

    @EmbeddedId
    public RuleKey key;

    public String name;

    /** A label of {@link Channel}. */
    public String channel;

    /** An address, or a URL. */
    public String target;

    /** With which a webhook is signed; null: mail. */
    public @Nullable String secret;

    /** Labels of warnings; empty: all. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> codes;

    @Column(name = "least_severity")
    public String leastSeverity;

    /** Empty: all that the user sees. */
    @Column(name = "installation_ids")
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> installationIds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> tags;

    /** So long a warning has to stand before it is told. */
    @Column(name = "delay_seconds")
    public int delaySeconds;

    @Column(name = "all_clear")
    public boolean allClear;

    public boolean enabled;

    public long revision;

    RuleWish wish() {
        return new RuleWish(
                name,
                Channel.labelled(channel).orElseThrow(),
                target,
                codes,
                leastSeverity,
                installationIds,
                tags,
                delaySeconds,
                allClear,
                enabled);
    }

    void take(RuleWish wish) {
        name = wish.name();
        channel = wish.channel().label();
        target = wish.target();
        codes = wish.codes();
        leastSeverity = wish.leastSeverity();
        installationIds = wish.installationIds();
        tags = wish.tags();
        delaySeconds = wish.delaySeconds();
        allClear = wish.allClear();
        enabled = wish.enabled();
    }
}
