package io.cellfleet.gateway.status;

import io.cellfleet.gateway.Gateway;
import io.cellfleet.gateway.config.GatewaySettings;
import io.cellfleet.gateway.kafka.Uplink;
import io.cellfleet.gateway.line.LineState;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The page an installer opens on site, without a login and without a script: is the line heard, does Kafka take it? */
@Path("/")
public class StatusPage {

    /** More rows than this help nobody; the counts above them are complete. */
    private static final int MOST_ROWS = 500;

    private final Gateway gateway;
    private final Uplink uplink;
    private final GatewaySettings settings;

    StatusPage(Gateway gateway, Uplink uplink, GatewaySettings settings) {
        this.gateway = gateway;
        this.uplink = uplink;
        this.settings = settings;
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    public String page() {
        List<LineState> lines = gateway.lines();
        StringBuilder html = new StringBuilder(4_096);
        html.append("""
                <!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
                <meta name="viewport" content="width=device-width"><title>Cellfleet gateway</title><style>
                body{font:16px/1.4 system-ui,sans-serif;margin:1.5rem;color:#222;background:#fff}
                table{border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #ccc}
                .bad{color:#a00;font-weight:bold}.hint{color:#444;max-width:40rem}
                .led{display:inline-block;width:.8rem;height:.8rem;margin-right:.4rem;border-radius:50%;border:2px solid #777}
                .flashing{background:#0a0;border-color:#070;animation:flash 1s step-end infinite}
                .e,.closed{background:#c00;border-color:#800}.noise{background:#e90;border-color:#a60}
                .out{border-color:#c00}.ended{background:#bbb}
                @keyframes flash{50%{background:#cec}}
                @media(prefers-reduced-motion){.flashing{animation:none}}
                </style></head><body>
                """);
        html.append("<h1>Gateway ").append(Html.escape(settings.gatewayId())).append("</h1>");
        html.append(UplinkPart.of(gateway, uplink));
        html.append("<table><thead><tr><th>Pack</th><th>Port</th><th>Last frame</th><th>Valid</th><th>No frame</th>")
                .append("</tr></thead><tbody>");
        lines.stream().limit(MOST_ROWS).forEach(line -> html.append(LineRow.of(line)));
        html.append("</tbody></table>");
        html.append(RelaysPart.of(gateway.relays().stream().limit(MOST_ROWS).toList()));
        if (lines.size() > MOST_ROWS) {
            html.append("<p>").append(lines.size() - MOST_ROWS).append(" more lines are not shown.</p>");
        }
        return html.append("</body></html>\n").toString();
    }
}
