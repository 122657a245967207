package io.cellfleet.local.run;

import io.cellfleet.local.Refusal;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project lies on disk: the built services are found there, and data are kept there by default. */
public final class Project {

    private Project() {}

    /**
     * The folder that holds the modules, found upwards from this class.
     *
     * @throws Refusal when this class was carried away from it
     */
    public static Path root() {
        Path here;
        try {
            here = Path.of(Project.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has an entry that is no address", e);
        }
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("cellfleet")) && Files.isDirectory(folder.resolve(ServicePlans.API))) {
                return folder;
            }
        }
        throw new Refusal("the project's folder is not found above " + here);
    }

    /** Where data are kept when nothing else is said: CELLFLEET_DATA, else {@code data} in the project. */
    public static Path defaultData() {
        String chosen = System.getenv("CELLFLEET_DATA");
        return chosen == null || chosen.isBlank() ? root().resolve("data") : Path.of(chosen);
    }

    /** What it takes to run code of the packaged history service without the service. */
    public static String historyClassPath() {
        Path app = root().resolve("history-service/target/quarkus-app");
        return String.join(
                File.pathSeparator,
                app.resolve("app") + "/*",
                app.resolve("lib/boot") + "/*",
                app.resolve("lib/main") + "/*");
    }
}
