package io.cellfleet.gateway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Tells one start of the machine from another, so that a monotonic clock is only compared with itself. */
final class MachineBoot {

    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    private MachineBoot() {}

    /** Where the system does not say, each start of the gateway counts as one of the machine. */
    static String id() {
        try {
            return Files.readString(LINUX).strip();
        } catch (IOException unknown) {
            return UUID.randomUUID().toString();
        }
    }
}
