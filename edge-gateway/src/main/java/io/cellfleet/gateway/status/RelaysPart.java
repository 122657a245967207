package io.cellfleet.gateway.status;

import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.gateway.relay.RelayView;
import io.cellfleet.gateway.relay.Wish;
import java.util.List;

/** The relays, on the status page: what is wanted of each and why, what the actuator says, and whether the engine follows. */
final class RelaysPart {

    private RelaysPart() {}

    /** Nothing where no pack is decided for. */
    static String of(List<RelayView> relays) {
        if (relays.isEmpty()) {
            return "";
        }
        StringBuilder html =
                new StringBuilder("<h2>Relays</h2><table><thead><tr><th>Pack</th><th>Charge</th><th>Load</th>"
                        + "<th>Actuator</th><th>Engine</th></tr></thead><tbody>");
        relays.forEach(relay -> html.append("<tr><td>")
                .append(Html.escape(relay.packId()))
                .append("</td><td>")
                .append(wish(relay, RelayName.CHARGE, relay.charge()))
                .append("</td><td>")
                .append(wish(relay, RelayName.LOAD, relay.load()))
                .append("</td><td>")
                .append(actuator(relay))
                .append("</td><td>")
                .append(link(relay))
                .append("</td></tr>\n"));
        return html.append("</tbody></table>").toString();
    }

    private static String wish(RelayView relay, RelayName name, Wish wish) {
        String wanted = (wish.on() ? "closed" : "open") + " (" + wish.because().word() + ")";
        if (relay.isAdvisory()) {
            return lamp(wish) + "advisory: " + wanted;
        }
        return lamp(wish)
                + relay.isOn()
                        .map(is -> wanted
                                + (is.of(name) == wish.on()
                                        ? ", acknowledged"
                                        : ", <span class=\"bad\">not followed</span>"))
                        .orElse(wanted);
    }

    /** As the End Board's lamps: it flashes when charging, or discharging, is allowed. */
    private static String lamp(Wish wish) {
        return "<span class=\"led " + (wish.on() ? "flashing" : "off") + "\"></span>";
    }

    private static String actuator(RelayView relay) {
        String kind = relay.isAdvisory() ? "none: <strong>advisory only</strong>, nothing is moved" : relay.actuator();
        return relay.trouble().isEmpty()
                ? kind
                : kind + "<br><span class=\"bad\">" + Html.escape(relay.trouble()) + "</span>";
    }

    private static String link(RelayView relay) {
        String age = relay.linkAgeMs().isPresent()
                ? "newest applied record " + relay.linkAgeMs().getAsLong() / 1_000 + " s old"
                : "no record applied yet";
        return (relay.linked() ? "linked, " : "<span class=\"bad\">not linked</span>, ") + age;
    }
}
