package io.cellfleet.contract;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics that all services share. The key of every record is the installation id (of {@link #PROGRESS} the
 * partition's number), and all topics of {@link #all} have the same number of partitions, so that everything about one
 * installation meets in one place, in order.
 */
public final class Topics {

    /** Raw frames and line reports, in the gateway's order; {@code GatewayRecord}. */
    public static final String FRAMES = "cellfleet.frames.v1";

    /** What is wished of each installation; {@code InstallationSettings}, one record an installation. */
    public static final String SETTINGS = "cellfleet.settings.v1";

    /** The engine's result for each frame; {@code PackStatus}. */
    public static final String STATUS = "cellfleet.status.v1";

    /** Facts the engine concluded; {@code PackEvent}. */
    public static final String EVENTS = "cellfleet.events.v1";

    /** What people ask of a pack, once; {@code OperatorAction}. */
    public static final String OPERATOR_ACTIONS = "cellfleet.operator-actions.v1";

    /** How far the engine has come in each partition of {@link #FRAMES}; {@code Progress}. */
    public static final String PROGRESS = "cellfleet.progress.v1";

    /** What gateways say past their spools; {@code Presence}. */
    public static final String PRESENCE = "cellfleet.presence.v1";

    /** What could not be used, with its reason; {@code RejectedRecord}. */
    public static final String REJECTED = "cellfleet.rejected.v1";

    /**
     * Records are as old as their arrival. By capture time a broker would refuse the frames of a gateway whose clock is
     * an hour fast, and drop those of one that was offline for longer than the topic is kept.
     */
    private static final String ARRIVAL = "LogAppendTime";

    private static final String DOWNLINK = "cellfleet.downlink.";
    private static final Duration ONE_HOUR = Duration.ofHours(1);
    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Duration ONE_WEEK = Duration.ofDays(7);
    private static final Duration ONE_MONTH = Duration.ofDays(30);
    private static final int MEBIBYTE = 1 << 20;

    private Topics() {}

    /**
     * A topic as it must be created.
     *
     * @param name   the topic
     * @param config Kafka's topic settings that differ from the broker's
     */
    public record Definition(String name, Map<String, String> config) {}

    /** All topics, in the order in which they should be created. */
    public static List<Definition> all() {
        return List.of(
                kept(FRAMES, TWO_WEEKS),
                compacted(SETTINGS),
                kept(STATUS, ONE_WEEK),
                kept(EVENTS, ONE_WEEK),
                bounded(kept(REJECTED, ONE_MONTH)),
                kept(OPERATOR_ACTIONS, ONE_MONTH),
                kept(PROGRESS, ONE_HOUR),
                kept(PRESENCE, ONE_HOUR));
    }

    /**
     * The topic that only this gateway may read: its settings and its packs' last orders; {@code Downlink}. One
     * partition.
     *
     * @param gatewayId [a-z0-9-], 1 to 63 characters
     */
    public static Definition downlink(String gatewayId) {
        return compacted(DOWNLINK + gatewayId);
    }

    private static Definition compacted(String name) {
        return new Definition(name, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private static Definition kept(String name, Duration age) {
        return new Definition(
                name,
                Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(age.toMillis()),
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        ARRIVAL));
    }

    /**
     * 512 MiB of each partition, and no more than one piece of a sixteenth of that beyond it, for only whole pieces are
     * thrown away: whoever sends what is refused must not fill the disks.
     */
    private static Definition bounded(Definition topic) {
        Map<String, String> config = new HashMap<>(topic.config());
        config.put(TopicConfig.RETENTION_BYTES_CONFIG, Integer.toString(512 * MEBIBYTE));
        config.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(32 * MEBIBYTE));
        return new Definition(topic.name(), Map.copyOf(config));
    }
}
