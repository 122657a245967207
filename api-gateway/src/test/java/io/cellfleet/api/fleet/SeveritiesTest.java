package io.cellfleet.api.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeveritiesTest {

    private static final Warning CRITICAL = warning(Severity.SEVERITY_CRITICAL);
    private static final Warning WARNING = warning(Severity.SEVERITY_WARNING);
    private static final Warning INFO = warning(Severity.SEVERITY_INFO);
    private static final Warning OF_A_NEWER_ENGINE = Warning.getDefaultInstance();

    @Test
    void oneCriticalWarningIsWorseThanManyLesserOnes() {
        assertThat(rank(CRITICAL, INFO))
                .isGreaterThan(rank(CRITICAL))
                .isGreaterThan(rank(WARNING, WARNING, WARNING, INFO));
        assertThat(rank(WARNING)).isGreaterThan(rank(INFO, INFO, INFO));
        assertThat(rank(OF_A_NEWER_ENGINE)).isEqualTo(rank(INFO)).isPositive();
        assertThat(rank()).isZero();
    }

    private static long rank(Warning... warnings) {
        return Severities.rank(Stream.of(warnings));
    }

    private static Warning warning(Severity severity) {
        return Warning.newBuilder()
                .setCode(WarningCode.WARNING_CODE_VOLTAGE_HIGH)
                .setSeverity(severity)
                .build();
    }
}
