package io.cellfleet.history.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** {@code backup URL FILE} or {@code restore URL FILE}, with the libraries of the packaged service. */
public final class BackupMain {

    private BackupMain() {}

    /** @param arguments what to do, the database's JDBC URL with user and password, and the file */
    public static void main(String[] arguments) {
        try {
            run(arguments);
        } catch (SQLException | IOException | IllegalStateException e) {
            System.err.println(arguments[0] + ": " + e.getMessage());
            System.exit(1);
        }
    }

    static void run(String... arguments) throws SQLException, IOException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[1]);
        Path file = Path.of(arguments[2]);
        Map<String, Long> rows = switch (arguments[0]) {
            case "backup" -> write(new Backup(database), file);
            case "restore" -> restore(new Backup(database), file);
            default -> throw new IllegalArgumentException(arguments[0] + " must be backup or restore");
        };
        rows.forEach((table, count) -> System.out.printf("%,12d  %s%n", count, table));
    }

    /** A file that is there is whole. */
    private static Map<String, Long> write(Backup backup, Path file) throws SQLException, IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Map<String, Long> rows;
        try (OutputStream out = Files.newOutputStream(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            rows = backup.write(out);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return rows;
    }

    private static Map<String, Long> restore(Backup backup, Path file) throws SQLException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return backup.restore(in);
        }
    }
}
