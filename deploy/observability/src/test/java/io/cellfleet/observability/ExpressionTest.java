package io.cellfleet.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpressionTest {

    @Test
    void namesAreFoundAndFunctionsWordsNumbersAndValuesAreNone() {
        Expression expression = Expression.of("""
                sum by (uri, job) (rate(requests_total{job="api-gateway",uri!~"/api/(live|exports).*"}[5m])) / 1e3
                and on () up == 0 or vector(0) unless absent(frames{topic=~"a|b"} > 4 * 86400)""");

        assertThat(expression.metrics())
                .isEqualTo(Map.of("requests_total", Set.of("job", "uri"), "up", Set.of(), "frames", Set.of("topic")));
        assertThat(expression.grouped()).containsExactly("job", "uri");
        assertThat(expression.selectors())
                .containsExactly(
                        "requests_total{job=\"api-gateway\",uri!~\"/api/(live|exports).*\"}",
                        "up",
                        "frames{topic=~\"a|b\"}");
    }
}
