package io.cellfleet.engine.stream;

import io.cellfleet.battery.pack.InputContext;
import io.cellfleet.battery.pack.PackInput;
import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.battery.pack.StepResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The core's step with a bug: it cannot digest records with certain numbers, until it is mended. */
@ApplicationScoped
class PlantedFailure implements Stepping {

    private final Set<Long> sequences = ConcurrentHashMap.newKeySet();

    void at(long sequence) {
        sequences.add(sequence);
    }

    void mend() {
        sequences.clear();
    }

    @Override
    public StepResult step(Optional<PackState> before, PackInput input, SettingsInForce inForce, InputContext context) {
        if (sequences.contains(input.order().sequence())) {
            throw new ArithmeticException("planted at " + input.order().sequence());
        }
        return Stepping.OF_THE_CORE.step(before, input, inForce, context);
    }
}
