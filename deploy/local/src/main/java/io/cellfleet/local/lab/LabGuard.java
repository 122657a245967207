package io.cellfleet.local.lab;

import io.cellfleet.local.run.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a lab has started ends with this process, however it goes. */
final class LabGuard {

    static final Guard GUARD = start();

    private LabGuard() {}

    private static Guard start() {
        try {
            return Guard.start();
        } catch (IOException e) {
            throw new UncheckedIOException("the guard of the lab does not start", e);
        }
    }
}
