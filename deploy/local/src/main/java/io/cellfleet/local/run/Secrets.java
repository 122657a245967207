package io.cellfleet.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/** A folder for its owner alone: the keys of the API and the first administrator's password. */
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

    /** The first administrator's password: chosen once, at random. It is whole or absent on disk, never half. */
    String adminPassword() throws IOException {
        if (!hasAdminPassword()) {
            Path draft = Files.createTempFile(
                    folder,
                    "admin-password",
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, newPassword() + "\n");
            Files.move(draft, adminPasswordFile(), StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(adminPasswordFile()).strip();
    }

    private static String newPassword() {
        return new SecureRandom()
                .ints(PASSWORD_LENGTH, 0, CHARACTERS.length())
                .mapToObj(CHARACTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
