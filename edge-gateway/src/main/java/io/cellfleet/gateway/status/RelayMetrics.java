package io.cellfleet.gateway.status;

import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.gateway.relay.RelayView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Names and meanings of the relays' metrics, for each pack that is decided for. */
@ApplicationScoped
public class RelayMetrics {

    private final MeterRegistry registry;

    RelayMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Called once.
     *
     * @param packs that are decided for
     * @param views as they are now
     */
    public void register(Collection<String> packs, Supplier<List<RelayView>> views) {
        for (String packId : packs) {
            Tags pack = Tags.of("pack", packId);
            gauge(
                    "cellfleet.gateway.link.up",
                    "Whether the engine follows",
                    pack,
                    of(packId, views, it -> it.linked() ? 1 : 0));
            gauge(
                    "cellfleet.gateway.relay.actuator.ok",
                    "Whether the actuator could be told",
                    pack,
                    of(packId, views, it -> it.trouble().isEmpty() ? 1 : 0));
            for (RelayName relay : RelayName.values()) {
                Tags tags = pack.and("relay", relay.name().toLowerCase(Locale.ROOT));
                gauge(
                        "cellfleet.gateway.relay.wanted",
                        "Whether the relay is wanted closed",
                        tags,
                        of(packId, views, it -> wanted(it, relay)));
                gauge(
                        "cellfleet.gateway.relay.acknowledged",
                        "Whether the actuator says that the relay is closed; no number where it cannot tell",
                        tags,
                        of(packId, views, it -> acknowledged(it, relay)));
            }
        }
    }

    private static double wanted(RelayView view, RelayName relay) {
        boolean on = switch (relay) {
            case CHARGE -> view.charge().on();
            case LOAD -> view.load().on();
        };
        return on ? 1 : 0;
    }

    private static double acknowledged(RelayView view, RelayName relay) {
        return view.isOn().map(is -> is.of(relay) ? 1.0 : 0.0).orElse(Double.NaN);
    }

    /** NaN is how a gauge says that there is no value, as before the first decision. */
    private static Supplier<Number> of(
            String packId, Supplier<List<RelayView>> views, ToDoubleFunction<RelayView> value) {
        return () -> {
            Optional<RelayView> view = views.get().stream()
                    .filter(it -> it.packId().equals(packId))
                    .findFirst();
            return view.isPresent() ? value.applyAsDouble(view.get()) : Double.NaN;
        };
    }

    private void gauge(String name, String description, Tags tags, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).tags(tags).register(registry);
    }
}
