package io.cellfleet.gateway.serial;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds a device whose name is only known in part, by looking into one folder; no port is asked anything. */
public final class DeviceNames {

    private DeviceNames() {}

    /**
     * @param wanted may have stars in its last part
     * @throws IOException when none or more than one fits
     */
    public static Path find(Path wanted) throws IOException {
        String name = String.valueOf(wanted.getFileName());
        Path folder = wanted.getParent();
        if (!name.contains("*") || folder == null) {
            return wanted;
        }
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> fitting = Files.newDirectoryStream(folder, name)) {
                fitting.forEach(found::add);
            }
        }
        if (found.size() != 1) {
            throw new IOException(wanted + (found.isEmpty() ? " is absent" : " fits more than one device: " + found));
        }
        return found.getFirst();
    }
}
