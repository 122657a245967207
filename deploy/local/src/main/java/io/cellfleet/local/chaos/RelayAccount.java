package io.cellfleet.local.chaos;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.RelayReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the gateway moved a relay because somebody was away, and not because the battery's rules decided so. */
final class RelayAccount {

    /** What a gateway gives for a reason when it has no decision that counts; it stops only when all is over. */
    private static final Set<String> WITHOUT_DECISION =
            Set.of("localStepStale", "noOrder", "unlinked", "suspended", "noSettings", "starting");

    private RelayAccount() {}

    /**
     * @param reports in the gateway's order
     * @param fromMs  when restarts begin; ms since 1970
     * @param toMs    when they are over; ms since 1970
     */
    static void judge(List<GatewayRecord> reports, long fromMs, long toMs, Findings findings) {
        Map<String, RelayReport> last = new HashMap<>();
        for (GatewayRecord message : reports) {
            RelayReport report = message.getRelayReport();
            String relay = message.getPackId() + " " + report.getRelay();
            RelayReport before = last.put(relay, report);
            boolean moved = before != null && before.getWantedOn() != report.getWantedOn();
            if (!moved || message.getCapturedAtMs() < fromMs || message.getCapturedAtMs() > toMs) {
                continue;
            }
            if (WITHOUT_DECISION.contains(report.getBecause())) {
                findings.difference(
                        "%s was switched %s because of '%s', before because of '%s', %.1f s after the first stop"
                                .formatted(
                                        relay,
                                        report.getWantedOn() ? "on" : "off",
                                        report.getBecause(),
                                        before.getBecause(),
                                        (message.getCapturedAtMs() - fromMs) / 1e3));
            } else {
                findings.same("moves of relays by the battery's rules");
            }
        }
        if (last.isEmpty()) {
            findings.difference("the gateway reported no relay, so nothing is known of them");
        }
        findings.same("relays whose every move is known", last.size());
    }
}
