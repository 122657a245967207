package io.cellfleet.gateway.status;

import io.cellfleet.gateway.Gateway;
import io.cellfleet.gateway.line.LineState;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when every real line is open and gives frames. Simulated packs may be silent on purpose. */
@Readiness
public class LinesReadiness implements HealthCheck {

    private final Gateway gateway;

    LinesReadiness(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("lines").up();
        long simulated = 0;
        for (LineState line : gateway.lines()) {
            if (line.identity().simulated()) {
                simulated++;
                continue;
            }
            String word = word(line);
            answer.withData(line.identity().packId(), word);
            if (!word.equals("ok")) {
                answer.down();
            }
        }
        return answer.withData("simulatedLines", simulated).build();
    }

    private static String word(LineState line) {
        if (!line.isPortOpen()) {
            return "closed: " + line.trouble();
        }
        if (line.isUnintelligible()) {
            return "unintelligible: bytes come, but no frame is among them. Wrong baud rate, another protocol than "
                    + line.protocol().name() + ", or a disturbed cable";
        }
        return line.isSilent() ? "silent: no valid frame for " + LineState.SILENCE.toSeconds() + " s" : "ok";
    }
}
