package io.cellfleet.gateway.actuator;

import com.fazecast.jSerialComm.SerialPort;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the ports usable while the process ends. The serial library closes all of them and opens none as soon as the
 * end begins, which is when the relays must be opened; it waits for hooks that are given to it, though.
 */
public final class PortsAtEnd {

    private final CountDownLatch done = new CountDownLatch(1);

    private PortsAtEnd() {}

    /**
     * From now on the library waits for {@link #release}, but not longer than this.
     */
    public static PortsAtEnd hold(Duration most) {
        PortsAtEnd held = new PortsAtEnd();
        SerialPort.addShutdownHook(new Thread(() -> held.await(most), "ports-at-end"));
        return held;
    }

    /** Does this before the library closes the ports. */
    public static void first(Runnable task) {
        SerialPort.addShutdownHook(new Thread(task, "ports-at-end"));
    }

    private void await(Duration most) {
        try {
            var unused = done.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody needs a port any more. */
    public void release() {
        done.countDown();
    }
}
