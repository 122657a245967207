package io.cellfleet.gateway.serial;

import io.cellfleet.gateway.actuator.DeviceSwitches;
import io.cellfleet.gateway.clock.GatewayClock;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.work.StopSignal;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads one serial line for as long as the gateway runs. While the port is closed the line goes on telling so in its
 * reports.
 */
public final class SerialReader implements Worker.Task {

    private static final Logger LOG = Logger.getLogger(SerialReader.class);

    /** How often a closed line looks whether a report is due. */
    private static final Duration TICK = Duration.ofMillis(200);

    private final Path device;
    private final Line line;
    private final GatewayClock clock;
    private final Optional<OrderRelay> orders;
    private final BackOff backOff = new BackOff();
    private String lastTrouble = "";

    public SerialReader(Path device, Line line, GatewayClock clock) {
        this(device, line, clock, Optional.empty());
    }

    /**
     * @param switches of the device, where it takes orders for them
     */
    public SerialReader(Path device, Line line, GatewayClock clock, Optional<DeviceSwitches> switches) {
        this.device = device;
        this.line = line;
        this.clock = clock;
        this.orders = switches.flatMap(desk -> line.master().map(master -> new OrderRelay(desk, master)));
    }

    @Override
    public void run(StopSignal stop) throws InterruptedException {
        while (!stop.isGiven()) {
            try (SerialDevice port = SerialDevice.open(device)) {
                opened();
                read(port, stop);
            } catch (IOException e) {
                closed(String.valueOf(e.getMessage()));
                waitClosed(backOff.next(), stop);
            }
        }
        line.finish();
    }

    private void read(SerialDevice port, StopSignal stop) throws IOException, InterruptedException {
        while (!stop.isGiven()) {
            ask(port);
            byte[] bytes = port.read();
            if (bytes.length == 0) {
                line.silent(clock.now());
            } else {
                line.heard(bytes, clock.now());
                backOff.reset();
            }
        }
    }

    private void ask(SerialDevice port) throws IOException {
        if (line.master().isEmpty()) {
            return;
        }
        orders.ifPresent(OrderRelay::pass);
        byte[] request = line.master().get().toWrite(clock.now().monotonicMs());
        if (request.length > 0) {
            port.write(request);
        }
    }

    private void waitClosed(Duration time, StopSignal stop) throws InterruptedException {
        long untilNanos = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - untilNanos < 0 && !stop.await(TICK)) {
            line.silent(clock.now());
        }
    }

    private void opened() throws InterruptedException {
        line.opened(clock.now());
        lastTrouble = "";
        LOG.infof(
                "A serial line is open packId=%s device=%s",
                line.state().identity().packId(), device);
    }

    private void closed(String trouble) throws InterruptedException {
        line.closed(trouble, clock.now());
        if (!trouble.equals(lastTrouble)) {
            lastTrouble = trouble;
            LOG.warnf(
                    "A serial line is closed and will be tried again packId=%s reason=%s",
                    line.state().identity().packId(), trouble);
        }
    }
}
