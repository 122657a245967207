package io.cellfleet.api.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fleet's secret as it is set. */
class FleetKeysTest {

    @Test
    void aRightOneStarts() {
        FleetKeys keys = keys(Map.of("cellfleet.api.fleet-secret", "5a".repeat(32)));

        assertThatCode(() -> keys.check(new StartupEvent())).doesNotThrowAnyException();
        assertThat(keys.arePossible()).isTrue();
    }

    @Test
    void aWrongOneEndsTheStartAndIsNotRepeated() {
        FleetKeys keys = keys(Map.of("cellfleet.api.fleet-secret", "5a5a5a"));

        assertThatThrownBy(() -> keys.check(new StartupEvent()))
                .hasMessage("cellfleet.api.fleet-secret: the fleet's secret has 3 bytes but must have 32")
                .hasNoCause();
    }

    @Test
    void withoutOneNobodyIsEnrolled() {
        FleetKeys keys = keys(Map.of());

        assertThatCode(() -> keys.check(new StartupEvent())).doesNotThrowAnyException();
        assertThat(new Enrolments(keys, null, null, null).enrol("any code", "10.0.0.1"))
                .isEqualTo(new Enrolled.NoSecret());
        assertThat(new Gateways(null, keys, null).code("any", Purpose.ENROL, null))
                .isEqualTo(new Gateways.CodeWrite.NoSecret());
    }

    private static FleetKeys keys(Map<String, String> settings) {
        return new FleetKeys(new SmallRyeConfigBuilder()
                .withMapping(EnrolmentConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(EnrolmentConfig.class));
    }
}
