package io.cellfleet.contract;

import com.google.protobuf.Message;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.Presence;
import java.util.Map;

/** What the third release brought: the messages that got fields, with every field set, by the name of their golden file. */
final class ThirdReleaseExamples {

    private ThirdReleaseExamples() {}

    static Map<String, Message> all() {
        return Map.of("settings", settings(), "presence", presence());
    }

    private static InstallationSettings settings() {
        InstallationSettings.Builder settings =
                ((InstallationSettings) SecondReleaseExamples.all().get("settings")).toBuilder();
        settings.getPacksBuilder(0).setGatewayKeyFrom(3);
        return settings.build();
    }

    private static Presence presence() {
        return ((Presence) SecondReleaseExamples.all().get("presence"))
                .toBuilder().setKeyGeneration(4).build();
    }
}
