package io.cellfleet.engine.stream;

import io.cellfleet.engine.downlink.Downlinks;
import java.util.HashSet;
import java.util.Set;

/** Topics that are there at once, unless a test holds them back. */
final class FakeDownlinks implements Downlinks {

    private final Set<String> wanted = new HashSet<>();
    private boolean working = true;

    @Override
    public boolean has(String gatewayId) {
        return working && wanted.contains(gatewayId);
    }

    @Override
    public void want(String gatewayId) {
        wanted.add(gatewayId);
    }

    void fail() {
        working = false;
    }

    void work() {
        working = true;
    }
}
