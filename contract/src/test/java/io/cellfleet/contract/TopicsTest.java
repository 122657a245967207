package io.cellfleet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsTest {

    /** Names and ages are part of the contract: whoever runs their own Kafka makes these topics by hand. */
    @Test
    void topicsAreAsDocumented() {
        Map<String, Map<String, String>> topics =
                Topics.all().stream().collect(Collectors.toMap(Topics.Definition::name, Topics.Definition::config));

        assertThat(topics)
                .isEqualTo(Map.of(
                        "cellfleet.frames.v1",
                                Map.of("retention.ms", "1209600000", "message.timestamp.type", "LogAppendTime"),
                        "cellfleet.settings.v1", Map.of("cleanup.policy", "compact"),
                        "cellfleet.status.v1",
                                Map.of("retention.ms", "604800000", "message.timestamp.type", "LogAppendTime"),
                        "cellfleet.events.v1",
                                Map.of("retention.ms", "604800000", "message.timestamp.type", "LogAppendTime"),
                        "cellfleet.rejected.v1",
                                Map.of(
                                        "retention.ms", "2592000000",
                                        "retention.bytes", "536870912",
                                        "segment.bytes", "33554432",
                                        "message.timestamp.type", "LogAppendTime"),
                        "cellfleet.operator-actions.v1",
                                Map.of("retention.ms", "2592000000", "message.timestamp.type", "LogAppendTime"),
                        "cellfleet.progress.v1",
                                Map.of("retention.ms", "3600000", "message.timestamp.type", "LogAppendTime"),
                        "cellfleet.presence.v1",
                                Map.of("retention.ms", "3600000", "message.timestamp.type", "LogAppendTime")));
    }

    @Test
    void eachGatewayHasADownlinkOfItsOwn() {
        assertThat(Topics.downlink("gateway-1"))
                .isEqualTo(new Topics.Definition("cellfleet.downlink.gateway-1", Map.of("cleanup.policy", "compact")));
    }
}
