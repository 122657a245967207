package io.cellfleet.api.security;

import io.cellfleet.api.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The keys of this installation of Cellfleet, one file each, readable by their owner only. A file that is not there is
 * made; one that is there is never touched.
 */
final class SecretsFolder {

    /** RSA, PKCS #8 in Base64; its public half is computed from it. */
    private static final String TOKEN_KEY = "token-key.pem";
    /** 32 random bytes in Base64. */
    private static final String SESSION_KEY = "session-key";

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int RSA_BITS = 2_048;
    private static final int SESSION_KEY_BYTES = 32;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;

    private SecretsFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * @throws IllegalStateException when it cannot be made or written
     */
    static SecretsFolder open(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
                Files.createDirectory(folder, OWNERS_FOLDER);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException("cellfleet.api.secrets is " + folder + " but that is no folder", e);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cellfleet.api.secrets is " + folder + " but it cannot be made", e);
        }
        return new SecretsFolder(folder);
    }

    /** Signs tokens. */
    RSAPrivateCrtKey tokenKey() {
        String pem = readOrMake(TOKEN_KEY, SecretsFolder::newTokenKey);
        String base64 = pem.replace(BEGIN, "").replace(END, "");
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException e) {
            throw new IllegalStateException(folder.resolve(TOKEN_KEY) + " is no RSA key in PKCS #8", e);
        }
    }

    /** Verifies tokens. */
    PublicKey tokenPublicKey() {
        RSAPrivateCrtKey key = tokenKey();
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(folder.resolve(TOKEN_KEY) + " has no public half", e);
        }
    }

    /** Encrypts the cookie. */
    String sessionKey() {
        return readOrMake(SESSION_KEY, SecretsFolder::newSessionKey).strip();
    }

    private String readOrMake(String name, Supplier<String> newSecret) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                make(file, newSecret.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("the key " + file + " can neither be read nor made", e);
        }
    }

    /** Written aside and then linked, so that of two processes that start together both use the same key. */
    private void make(Path file, String secret) throws IOException {
        Path aside = Files.createTempFile(folder, file.getFileName().toString(), ".new", OWNER_ONLY);
        try {
            Files.writeString(aside, secret, StandardCharsets.US_ASCII);
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            return; // the other process was first
        } finally {
            Files.delete(aside);
        }
    }

    private static String newTokenKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
            return BEGIN + "\n" + Base64.getMimeEncoder().encodeToString(encoded) + "\n" + END + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no RSA", e);
        }
    }

    private static String newSessionKey() {
        return Secrets.random(SESSION_KEY_BYTES) + "\n";
    }
}
