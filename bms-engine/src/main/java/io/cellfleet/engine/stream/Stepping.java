package io.cellfleet.engine.stream;

import io.cellfleet.battery.pack.InputContext;
import io.cellfleet.battery.pack.PackInput;
import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.pack.PackStep;
import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.battery.pack.StepResult;
import java.util.Optional;

/** The core's step, as {@link PackStep} makes it; a test may let it fail. */
@FunctionalInterface
public interface Stepping {

    Stepping OF_THE_CORE = PackStep::step;

    StepResult step(Optional<PackState> before, PackInput input, SettingsInForce inForce, InputContext context);
}
