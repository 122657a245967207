package io.cellfleet.gateway.relay;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Time since the board's kernel was started, sleep included, which two runs of the gateway can compare and nobody can
 * set.
 *
 * @param bootId   names that run of the kernel
 * @param uptimeMs ms since it began
 */
record Uptime(String bootId, long uptimeMs) {

    private static final Path PROC = Path.of("/proc");

    /** Empty where the system does not tell, which is anywhere but on Linux. */
    static Optional<Uptime> now() {
        return read(PROC);
    }

    static Optional<Uptime> read(Path proc) {
        try {
            String bootId =
                    Files.readString(proc.resolve("sys/kernel/random/boot_id")).strip();
            String seconds = Files.readString(proc.resolve("uptime")).split(" ", -1)[0];
            return Optional.of(
                    new Uptime(bootId, new BigDecimal(seconds).movePointRight(3).longValue()));
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }
}
