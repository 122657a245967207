package io.cellfleet.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A folder for its owner alone: the keys of the API and the first administrator's password. */
final class Secrets {

    private static final int PASSWORD_BYTES = 15;

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
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Path draft = Files.createTempFile(
                    folder,
                    "admin-password",
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
            Files.move(draft, adminPasswordFile(), StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(adminPasswordFile()).strip();
    }
}
