package io.cellfleet.local.run;

import io.cellfleet.contract.signature.FleetSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A folder for its owner alone: the keys of the API, the fleet's secret and the first administrator's password. */
final class Secrets {

    /** Neither 0 nor o, neither 1 nor l: it may be typed from paper. 20 of these 32 are 100 bits. */
    private static final String CHARACTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 20;

    private final Path folder;

    private Secrets(Path folder) {
        this.folder = folder;
    }

    static Secrets in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return new Secrets(folder);
    }

    Path folder() {
        return folder;
    }

    Path adminPasswordFile() {
        return folder.resolve("admin-password");
    }

    /** Whether an earlier run has chosen the password. */
    boolean hasAdminPassword() {
        return Files.exists(adminPasswordFile());
    }

    /** The first administrator's password: chosen once, at random. */
    String adminPassword() throws IOException {
        return chosenOnce(adminPasswordFile(), Secrets::newPassword);
    }

    /** The secret of which the gateways' keys are made: chosen once, at random; hexadecimal digits. */
    String fleetSecret() throws IOException {
        return chosenOnce(folder.resolve("fleet-secret"), Secrets::newFleetSecret);
    }

    /** The file is whole or absent, never half. */
    private String chosenOnce(Path file, Supplier<String> choice) throws IOException {
        if (!Files.exists(file)) {
            Path draft = Files.createTempFile(
                    folder,
                    file.getFileName().toString(),
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, choice.get() + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    private static String newFleetSecret() {
        byte[] random = new byte[FleetSecret.SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String newPassword() {
        return new SecureRandom()
                .ints(PASSWORD_LENGTH, 0, CHARACTERS.length())
                .mapToObj(CHARACTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
