package io.cellfleet.gateway.relay;

import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.contract.v1.RelayReport;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Says what became of a pack's relays whenever that changes, and every minute. Not thread-safe. */
final class ReportBook {

    private static final long AGAIN_MS = Duration.ofMinutes(1).toMillis();

    private final String actuator;
    private final Consumer<RelayReport> out;
    private final Map<RelayName, Said> last = new EnumMap<>(RelayName.class);

    private record Said(Wish wish, Optional<Boolean> isOn, String trouble, long atMs) {

        boolean isOver(Said next) {
            return !wish.equals(next.wish)
                    || !isOn.equals(next.isOn)
                    || !trouble.equals(next.trouble)
                    || next.atMs - atMs >= AGAIN_MS;
        }
    }

    /**
     * @param actuator its kind
     * @param out      puts a report into the pack's sequence
     */
    ReportBook(String actuator, Consumer<RelayReport> out) {
        this.actuator = actuator;
        this.out = out;
    }

    /**
     * @param isOn    what the actuator acknowledged
     * @param trouble why it could not be told; empty when it could
     * @param order   the engine's that was looked at
     * @param nowMs   on the monotonic clock
     */
    void say(
            RelayName relay,
            Wish wish,
            Optional<Boolean> isOn,
            String trouble,
            Optional<EngineOrder> order,
            long nowMs) {
        Said next = new Said(wish, isOn, trouble, nowMs);
        Said before = last.get(relay);
        if (before == null || before.isOver(next)) {
            last.put(relay, next);
            out.accept(report(relay, next, order));
        }
    }

    private RelayReport report(RelayName relay, Said said, Optional<EngineOrder> order) {
        RelayReport.Builder report = RelayReport.newBuilder()
                .setRelay(
                        switch (relay) {
                            case CHARGE -> io.cellfleet.contract.v1.RelayName.RELAY_NAME_CHARGE;
                            case LOAD -> io.cellfleet.contract.v1.RelayName.RELAY_NAME_LOAD;
                        })
                .setWantedOn(said.wish().on())
                .setBecause(said.wish().because().word())
                .setActuator(actuator)
                .setTrouble(said.trouble());
        said.isOn().ifPresent(report::setIsOn);
        order.ifPresent(it -> report.getOrderedByBuilder()
                .setEnrolment(it.number().enrolment())
                .setBoot(it.number().boot())
                .setSequence(it.number().sequence()));
        return report.build();
    }
}
