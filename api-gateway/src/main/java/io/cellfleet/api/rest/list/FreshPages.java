package io.cellfleet.api.rest.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.registry.DirectoryChanged;
import io.cellfleet.api.registry.TenantChanged;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pages of what packs are now, as they were written a moment ago: many screens ask the same, and a page is not made for each
 * of them. A page is at most a second old, and never older than a change of the registry that this process knows of.
 */
@ApplicationScoped
public class FreshPages {

    private static final Duration LIFE = Duration.ofSeconds(1);
    private static final long MOST_BYTES = 16 << 20;

    private final ObjectMapper json;
    private final Cache<Key, byte[]> pages = Caffeine.newBuilder()
            .expireAfterWrite(LIFE)
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, byte[] page) -> page.length)
            .build();

    FreshPages(ObjectMapper json) {
        this.json = json;
    }

    /** Grows when what was made before, or is being made, is not to be given any more. */
    private final AtomicLong generation = new AtomicLong();

    /** @param tenant empty: all of them are seen */
    private record Key(
            long generation,
            String tenant,
            Class<? extends Record> item,
            Listing.Question question,
            @Nullable Set<String> columns) {}

    /**
     * A page as JSON, which the caller must not change.
     *
     * @param item    the record of an item
     * @param columns null: all
     */
    public byte[] of(
            Caller caller,
            Class<? extends Record> item,
            Listing.Question question,
            @Nullable Set<String> columns,
            Supplier<Object> page) {
        return pages.get(
                new Key(generation.get(), caller.tenantId().orElse(""), item, question, columns),
                key -> write(page.get()));
    }

    private byte[] write(Object page) {
        try {
            return json.writeValueAsBytes(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a page cannot be written as JSON", e);
        }
    }

    void forget(@Observes DirectoryChanged event) {
        forget();
    }

    /** After the directory has heard of it. */
    void forget(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) TenantChanged event) {
        forget();
    }

    private void forget() {
        generation.incrementAndGet();
        pages.invalidateAll();
    }
}
