package io.cellfleet.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cellfleet.api.caller.Caller;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Counts requests of each API token, and of each user without one. */
@ApplicationScoped
public class RequestLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_CALLERS = 100_000;

    private final LimitConfig config;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(MINUTE.multipliedBy(10))
            .build();

    RequestLimits(LimitConfig config) {
        this.config = config;
        if (config.requestsAMinute() < 0 || config.burst() < 1) {
            throw new IllegalArgumentException("cellfleet.api.limit.requests-a-minute is " + config.requestsAMinute()
                    + " and burst " + config.burst() + " but must be 0 or more and 1 or more");
        }
    }

    /**
     * What is left.
     *
     * @param allowed   false: this request is too much
     * @param remaining requests that may come at once
     * @param pause     until the next one may come when this one was too much; else until all may come again
     */
    public record Left(boolean allowed, long remaining, Duration pause) {}

    /** Counts a request; empty where there is no limit. */
    public Optional<Left> take(Caller caller) {
        if (config.requestsAMinute() == 0) {
            return Optional.empty();
        }
        ConsumptionProbe probe =
                buckets.get(caller.limitKey(), key -> newBucket()).tryConsumeAndReturnRemaining(1);
        long nanos = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return Optional.of(new Left(probe.isConsumed(), probe.getRemainingTokens(), Duration.ofNanos(nanos)));
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(config.burst())
                        .refillGreedy(config.requestsAMinute(), MINUTE)
                        .build())
                .build();
    }
}
