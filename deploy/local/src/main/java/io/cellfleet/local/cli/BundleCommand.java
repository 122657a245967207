package io.cellfleet.local.cli;

import io.cellfleet.local.run.BrokerLog;
import io.cellfleet.local.run.Progress;
import io.cellfleet.local.run.Project;
import io.cellfleet.local.run.SupportBundle;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./cellfleet bundle}. */
@Command(
        name = "bundle",
        description =
                "Writes what somebody needs who is asked for help into a zip file: versions, health, settings, logs,"
                        + " rejected records; no secrets.")
final class BundleCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The bundle.")
    private Path file = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Of which run; it may go on meanwhile. Default: CELLFLEET_DATA, else data in the project's"
                    + " folder.")
    private @Nullable Path data;

    @Override
    public Integer call() throws Exception {
        BrokerLog.quiet();
        SupportBundle.write(data == null ? Project.defaultData() : data, file);
        new Progress(System.out).step("The bundle is " + file);
        return 0;
    }
}
