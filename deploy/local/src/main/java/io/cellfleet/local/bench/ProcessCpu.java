package io.cellfleet.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How much CPU processes have used since they were started. */
final class ProcessCpu {

    /** Of a tick of /proc, as everywhere. */
    private static final long TICK_NS = 10_000_000;

    /** In /proc/PID/stat, behind the name: user and system time, and those of children that have ended. */
    private static final List<Integer> TIMES = List.of(11, 12, 13, 14);

    private ProcessCpu() {}

    /** Of one process. */
    static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Of a PostgreSQL server and its processes, those that have ended too, in ns; Linux alone. */
    static long ofServerNs(long server) throws IOException {
        List<Long> processes = Stream.concat(
                        Stream.of(server),
                        ProcessHandle.of(server).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .toList();
        long ticks = 0;
        for (long process : processes) {
            ticks += ticks(process);
        }
        return ticks * TICK_NS;
    }

    private static long ticks(long process) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return TIMES.stream()
                    .mapToLong(field -> Long.parseLong(fields[field]))
                    .sum();
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
