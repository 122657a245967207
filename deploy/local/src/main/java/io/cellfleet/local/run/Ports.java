package io.cellfleet.local.run;

import io.cellfleet.embedded.FreePort;
import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Chooses ports of 127.0.0.1, each once. */
final class Ports {

    private final Set<Integer> given = new HashSet<>();

    /**
     * A port that somebody chose, and no other.
     *
     * @param what   listens there, for people
     * @param option to choose another one with
     * @throws Refusal when somebody listens there
     */
    int exactly(int port, String what, String option) {
        if (port < 1 || port > 65_535) {
            throw new Refusal(option + " is " + port + " but must be 1 to 65535");
        }
        if (given.contains(port) || !FreePort.isFree(port)) {
            throw new Refusal("port " + port + " for " + what
                    + " is in use by another program; choose another one with " + option);
        }
        given.add(port);
        return port;
    }

    /**
     * A port that only Cellfleet itself uses: the usual one where it is free, else any, so that two runs fit on one
     * machine.
     *
     * @param usual where documentation and a developer expect it
     */
    int near(int usual) throws IOException {
        if (!given.contains(usual) && FreePort.isFree(usual)) {
            given.add(usual);
            return usual;
        }
        int port = FreePort.find();
        while (!given.add(port)) {
            port = FreePort.find();
        }
        return port;
    }
}
