package io.cellfleet.api.rest.view;

import io.cellfleet.api.enrolment.Enrolled;
import io.cellfleet.api.rest.view.GatewayView.GatewayPackView;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who a machine is from now on. */
public record EnrolmentView(
        String gatewayId,

        @Schema(description = "how often a machine has become this gateway: the first part of every order number")
        int enrolment,

        @Schema(description = "which of the gateway's keys the key is")
        int keyGeneration,

        @Schema(description = "with which records are signed; 64 hexadecimal digits; secret, shown this once")
        String key,

        @Schema(description = "settings of Kafka's client: where Kafka is, and the gateway's own credentials; secret")
        Map<String, String> kafka,

        @Schema(description = "for which it speaks") List<GatewayPackView> packs) {

    public static EnrolmentView of(Enrolled.Accepted accepted) {
        return new EnrolmentView(
                accepted.gatewayId(),
                accepted.enrolment(),
                accepted.keyGeneration(),
                accepted.keyText(),
                accepted.kafka(),
                accepted.packs().stream().map(GatewayPackView::of).toList());
    }

    @Override
    public String toString() {
        return "EnrolmentView of " + gatewayId; // the key must not reach a log
    }
}
