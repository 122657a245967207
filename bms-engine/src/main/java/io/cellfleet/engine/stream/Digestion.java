package io.cellfleet.engine.stream;

import io.cellfleet.battery.action.OperatorAction;
import io.cellfleet.battery.pack.InputContext;
import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.pack.StepResult;
import io.cellfleet.battery.site.SiteRelayChanged;
import io.cellfleet.battery.site.SiteState;
import io.cellfleet.battery.site.SiteStatus;
import io.cellfleet.battery.site.SiteStep;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.engine.stream.Installation.OwnedPack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leads one record through the core. Reads stores but writes none and sends nothing: when it fails, nothing has happened,
 * and only this record's installation is concerned.
 */
final class Digestion {

    private final Stepping stepping;
    private final PackStates states;
    private final ActionsBook actions;
    private final Sites sites;

    Digestion(Stepping stepping, PackStates states, ActionsBook actions, Sites sites) {
        this.stepping = stepping;
        this.states = states;
        this.actions = actions;
        this.sites = sites;
    }

    /**
     * @throws RuntimeException a bug of ours
     */
    Digest digest(GatewayRecord gatewayRecord, Installation installation, OwnedPack pack) {
        return switch (FrameReader.read(gatewayRecord, pack.inForce().settings())) {
            case Reading.Refused refused -> new Digest.Refused(refused.refusal());
            case Reading.Usable usable -> {
                StepResult result = stepping.step(
                        states.find(gatewayRecord.getPackId()), usable.input(), pack.inForce(), context(gatewayRecord));
                yield switch (result) {
                    case StepResult.AlreadyApplied ignored -> new Digest.AlreadyApplied();
                    case StepResult.Stepped stepped -> stepped(gatewayRecord, installation, usable, stepped);
                };
            }
        };
    }

    private InputContext context(GatewayRecord gatewayRecord) {
        boolean clockSet = gatewayRecord.getClockQuality() != ClockQuality.CLOCK_QUALITY_UNSET;
        List<OperatorAction> waiting = actions.waitingFor(gatewayRecord.getPackId()).stream()
                .map(ActionReader::read)
                .toList();
        return clockSet && waiting.isEmpty() ? InputContext.ORDINARY : new InputContext(waiting, clockSet);
    }

    private Digest stepped(
            GatewayRecord gatewayRecord, Installation installation, Reading.Usable usable, StepResult.Stepped stepped) {
        PackState after = stepped.after();
        Optional<SiteStep.Stepped> site = sites.step(
                installation, gatewayRecord.getPackId(), after, usable.input().at());
        Optional<SiteStatus> siteStatus = site.map(SiteStep.Stepped::status);
        Optional<SiteState> siteAfter = site.map(SiteStep.Stepped::after);
        List<PackEvent> events = events(
                gatewayRecord, stepped, site.map(SiteStep.Stepped::changes).orElse(List.of()));
        boolean isNews = stepped.status().measured().isPresent() || !events.isEmpty();
        Optional<PackStatus> status =
                isNews ? Optional.of(StatusMessages.of(gatewayRecord, stepped.status(), siteStatus)) : Optional.empty();
        return new Digest.Stepped(
                after,
                siteAfter,
                status,
                events,
                OrderMessages.of(gatewayRecord, stepped.status(), siteAfter),
                usable.refused());
    }

    private static List<PackEvent> events(
            GatewayRecord gatewayRecord, StepResult.Stepped stepped, List<SiteRelayChanged> changes) {
        if (stepped.events().isEmpty() && changes.isEmpty()) {
            return List.of();
        }
        List<PackEvent> events = new ArrayList<>();
        stepped.events().forEach(event -> events.add(EventMessages.of(gatewayRecord, events.size(), event)));
        changes.forEach(change -> events.add(EventMessages.of(gatewayRecord, events.size(), change)));
        return events;
    }
}
