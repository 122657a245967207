package io.cellfleet.local.cli;

import io.cellfleet.local.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

/**
 * What {@code ./cellfleet} hands over to. {@code test} stands in the script alone.
 *
 * <p>Exit codes: 0 done, 1 refused or failed, 2 not understood.
 */
@Command(
        name = "cellfleet",
        description = "Watches many off-grid batteries.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            InfraCommand.class,
            DecodeCommand.class,
            ReplayCommand.class,
            BenchCommand.class,
            ChaosCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            BundleCommand.class,
            HelpCommand.class
        })
public final class Cellfleet {

    private Cellfleet() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new Cellfleet())
                .setParameterExceptionHandler(Cellfleet::sayWhatIsWrong)
                .setExecutionExceptionHandler((trouble, command, parsed) -> say(trouble, command))
                .execute(arguments);
    }

    private static int sayWhatIsWrong(ParameterException trouble, String[] arguments) {
        CommandLine command = trouble.getCommandLine();
        command.getErr()
                .println("cellfleet: " + trouble.getMessage() + ". See ./cellfleet help "
                        + (command.getParent() == null ? "" : command.getCommandName()));
        return CommandLine.ExitCode.USAGE;
    }

    /** A refusal is for the person at the terminal; anything else is a bug of ours and shows where. */
    private static int say(Exception trouble, CommandLine command) {
        if (trouble instanceof Refusal refusal) {
            command.getErr().println("cellfleet: " + refusal.sentence());
        } else {
            trouble.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
