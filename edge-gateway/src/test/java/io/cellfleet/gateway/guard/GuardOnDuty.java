package io.cellfleet.gateway.guard;

import java.io.IOException;
import java.nio.file.Path;

/** A guard that does nothing but being there. */
public final class GuardOnDuty implements AutoCloseable {

    private final Path folder;
    private final GuardDuty duty;

    private GuardOnDuty(Path folder, GuardDuty duty) {
        this.folder = folder;
        this.duty = duty;
    }

    public static GuardOnDuty in(Path folder) throws IOException, InterruptedException {
        return new GuardOnDuty(folder, GuardDuty.take(folder).orElseThrow());
    }

    public boolean isTaken() {
        return GuardDuty.isTaken(folder);
    }

    @Override
    public void close() throws IOException {
        duty.close();
    }
}
