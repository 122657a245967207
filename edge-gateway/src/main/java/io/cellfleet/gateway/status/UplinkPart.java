package io.cellfleet.gateway.status;

import io.cellfleet.gateway.Gateway;
import io.cellfleet.gateway.kafka.Uplink;
import io.cellfleet.gateway.spool.Spool;
import java.time.Duration;

/** What the status page says of spool and uplink. */
final class UplinkPart {

    /** Records of so few seconds are on their way, not waiting. */
    private static final Duration WAITING = Duration.ofSeconds(15);

    private UplinkPart() {}

    static String of(Gateway gateway, Uplink uplink) {
        Spool spool = gateway.spool();
        Duration oldest = spool.oldestWaited(gateway.clock().now());
        StringBuilder html = new StringBuilder();
        html.append("<p>Uplink: <strong>").append(word(uplink, oldest)).append("</strong>. Sent to Kafka: ");
        html.append(uplink.acknowledged()).append(" records. On disk: ").append(spool.depth());
        html.append(" records, the oldest waits for ")
                .append(oldest.toSeconds())
                .append(" s, ");
        html.append(spool.bytesOnDisk() / 1_000).append(" kB.</p>");
        if (uplink.isHeld()) {
            bad(html, "The clock of this computer has not been set: records wait until it is.");
        }
        if (!uplink.trouble().isEmpty()) {
            bad(html, "Kafka refuses records: " + uplink.trouble());
        }
        if (!spool.trouble().isEmpty()) {
            bad(html, "The disk does not take records: " + spool.trouble());
        }
        if (spool.dropped() > 0) {
            bad(html, "Lost because spool or disk was full or damaged: " + spool.dropped() + " records.");
        }
        gateway.database()
                .movedAside()
                .ifPresent(aside -> bad(html, "A spool that could not be read is kept in " + aside));
        return html.toString();
    }

    private static String word(Uplink uplink, Duration oldest) {
        if (uplink.isStalled()) {
            return "no answer from Kafka for " + uplink.stalled().toSeconds() + " s";
        }
        if (uplink.isHeld()) {
            return "waits for the clock";
        }
        return oldest.compareTo(WAITING) > 0 ? "catching up" : "live";
    }

    private static void bad(StringBuilder html, String text) {
        html.append("<p class=\"bad\">").append(Html.escape(text)).append("</p>");
    }
}
