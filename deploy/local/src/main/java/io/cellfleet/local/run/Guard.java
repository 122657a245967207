package io.cellfleet.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Ends what the launcher started when the launcher is gone, however it went. A small shell process reads from the
 * launcher; the end of that pipe is the end of the launcher, even after {@code kill -9}.
 *
 * <p>It does not listen to the terminal's Ctrl-C, so that the launcher can stop everything in its order.
 */
public final class Guard implements AutoCloseable {

    /** Services get 5 s to stop. PostgreSQL is last, and its number is looked up only then. */
    private static final String SCRIPT = """
            trap '' INT HUP TERM QUIT
            services=
            postgresql=
            while read -r order argument; do
              case $order in
                watch) services="$services $argument" ;;
                forget)
                  left=
                  for one in $services; do [ "$one" = "$argument" ] || left="$left $one"; done
                  services=$left ;;
                postgresql) postgresql=$argument ;;
              esac
            done
            for one in $services; do kill -TERM "$one"; done
            tries=0
            while [ "$tries" -lt 25 ]; do
              alive=
              for one in $services; do if kill -0 "$one"; then alive=yes; fi; done
              [ -n "$alive" ] || break
              tries=$((tries + 1))
              sleep 0.2
            done
            for one in $services; do kill -KILL "$one"; done
            if [ -n "$postgresql" ] && [ -r "$postgresql" ]; then
              read -r server < "$postgresql"
              kill -INT "$server"
            fi
            """;

    private final Process shell;
    private final Writer orders;

    private Guard(Process shell) {
        this.shell = shell;
        this.orders = shell.outputWriter(StandardCharsets.UTF_8);
    }

    public static Guard start() throws IOException {
        return new Guard(new ProcessBuilder("sh", "-c", SCRIPT, "cellfleet-guard")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** From now on this process ends with the launcher. */
    public void watch(long pid) {
        tell("watch " + pid);
    }

    /** This process has ended; its number may soon be another's. */
    public void forget(long pid) {
        tell("forget " + pid);
    }

    /** From now on the server on this folder stops with the launcher, also one that is just being started. */
    public void watchPostgresql(Path folder) {
        tell("postgresql " + folder.resolve("postmaster.pid"));
    }

    /** Ends what is still watched, which after a stop in order is nothing. */
    @Override
    public void close() throws IOException {
        orders.close();
        try {
            shell.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tell(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the guard process has ended by itself", e);
        }
    }
}
