package io.cellfleet.history.intake;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets tests of other packages stop and start the intake. */
@ApplicationScoped
public class Intakes {

    private final IntakeService service;

    Intakes(IntakeService service) {
        this.service = service;
    }

    public void stop() {
        service.stop();
    }

    public void start() {
        service.start();
    }
}
