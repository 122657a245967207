package io.cellfleet.local.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The standard output for commands that print many lines: UTF-8 wherever it runs, and buffered, so to be flushed. */
final class StandardOutput {

    private StandardOutput() {}

    static PrintStream open() {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8);
    }
}
