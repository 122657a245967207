package io.cellfleet.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps who changed what and why. */
@ApplicationScoped
public class Audit {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /**
     * What was changed.
     *
     * @param tenantId  null: of no tenant
     * @param operation as "changed"
     * @param revision  after the change; null where the object has none
     * @param before    becomes JSON; null: nothing. Without secrets
     * @param after     the same
     */
    public record Entry(
            Kind kind,
            String objectId,
            @Nullable String tenantId,
            String operation,
            @Nullable Long revision,
            @Nullable Object before,
            @Nullable Object after) {}

    /**
     * What is asked for.
     *
     * @param tenantId whose; null: anybody's
     * @param beforeId only older ones than this
     */
    public record Question(
            @Nullable String tenantId,
            @Nullable Kind kind,
            @Nullable String objectId,
            @Nullable String author,
            @Nullable Long beforeId,
            int limit) {}

    /** Called inside the transaction of the change. */
    public void add(By by, Entry change) {
        AuditEntry entry = new AuditEntry();
        entry.at = Instant.now();
        entry.author = by.caller().name();
        entry.via = by.caller().tokenId().orElse(null);
        entry.tenantId = change.tenantId();
        entry.kind = change.kind().label();
        entry.objectId = change.objectId();
        entry.operation = change.operation();
        entry.revision = change.revision();
        entry.reason = by.reason();
        entry.before = json(change.before());
        entry.after = json(change.after());
        entry.persist();
    }

    /** Newest first. */
    public List<AuditEntry> find(Question question) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add(conditions, values, "tenantId = ?", question.tenantId());
        add(
                conditions,
                values,
                "kind = ?",
                question.kind() == null ? null : question.kind().label());
        add(conditions, values, "objectId = ?", question.objectId());
        add(conditions, values, "author = ?", question.author());
        add(conditions, values, "id < ?", question.beforeId());
        String where = conditions.isEmpty() ? "" : String.join(" and ", conditions) + " ";
        return QuarkusTransaction.joiningExisting()
                .call(() -> AuditEntry.<AuditEntry>find(where + "order by id desc", values.toArray())
                        .page(Page.ofSize(question.limit()))
                        .list());
    }

    private static void add(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            values.add(value);
            conditions.add(condition + values.size());
        }
    }

    private static @Nullable String json(@Nullable Object value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change cannot be written as JSON", e);
        }
    }
}
