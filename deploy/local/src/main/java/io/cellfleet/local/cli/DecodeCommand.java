package io.cellfleet.local.cli;

import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.local.Refusal;
import io.cellfleet.local.decode.CaptureHex;
import io.cellfleet.local.decode.LineBytes;
import io.cellfleet.local.decode.StretchPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./cellfleet decode}. */
@Command(
        name = "decode",
        description = "Prints one JSON line for each frame in what came off a serial line, and one for each stretch of"
                + " bytes that is none. Takes raw bytes, hex text and captures.")
final class DecodeCommand implements Callable<Integer> {

    @Mixin
    private final ProtocolOption device = new ProtocolOption();

    @Option(
            names = "--temperature-scale",
            paramLabel = "SCALE",
            defaultValue = "driver",
            description = "How raw temperature counts become degrees: driver or document. Default: ${DEFAULT-VALUE}.")
    private String scale = "";

    @Parameters(paramLabel = "FILE", description = "The file to read; - for the standard input.")
    private String file = "";

    @Override
    public Integer call() throws IOException {
        PrintStream out = StandardOutput.open();
        StretchPrinter printer = new StretchPrinter(device.protocol(), knownScale(), out);
        try (InputStream input = CaptureHex.in(open())) {
            LineBytes line = new LineBytes(input);
            printer.print(line);
            if (line.isCutInsideAByte()) {
                System.err.println("The hex text ends inside a byte; its last digit was left out.");
            }
        } finally {
            out.flush();
        }
        System.err.println(printer.summary());
        return 0;
    }

    private InputStream open() {
        if (file.equals("-")) {
            return System.in;
        }
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new Refusal(file + " is a folder, not a file");
        }
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw new Refusal(Files.exists(path) ? file + " cannot be read" : file + " does not exist", e);
        }
    }

    private TemperatureScale knownScale() {
        return switch (scale.toLowerCase(Locale.ROOT)) {
            case "driver" -> TemperatureScale.DRIVER;
            case "document" -> TemperatureScale.DOCUMENT;
            default -> throw new Refusal("--temperature-scale is '" + scale + "' but must be driver or document");
        };
    }
}
