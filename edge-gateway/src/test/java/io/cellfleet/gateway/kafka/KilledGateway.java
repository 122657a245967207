package io.cellfleet.gateway.kafka;

import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.clock.ClockJudge;
import io.cellfleet.gateway.clock.GatewayClock;
import io.cellfleet.gateway.config.ClockSetting;
import io.cellfleet.gateway.config.SpoolSettings;
import io.cellfleet.gateway.disk.BootNumber;
import io.cellfleet.gateway.disk.DataFolder;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.line.LineIdentity;
import io.cellfleet.gateway.line.OrderNumbers;
import io.cellfleet.gateway.serial.SerialReader;
import io.cellfleet.gateway.spool.Spool;
import io.cellfleet.gateway.spool.SpoolDatabase;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A gateway with one serial line, put together as the real one is but without what serves the page, so that it starts in
 * a second. It says which frames are on its disk, and runs until it is killed.
 */
final class KilledGateway {

    private KilledGateway() {}

    /**
     * Runs it.
     *
     * @param args data folder, device, Kafka's address
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        GatewayClock clock = new GatewayClock(new ClockJudge(ClockSetting.SET));
        DataFolder folder = DataFolder.open(Path.of(args[0]));
        int boot = BootNumber.next(folder);
        Spool spool = Spool.open(
                SpoolDatabase.open(folder.path("")),
                new SpoolSettings(Duration.ofSeconds(1), 1L << 31, 20_000),
                1,
                boot,
                clock.startedNanos());
        long base = spool.doneId() + spool.depth();
        BlockingQueue<GatewayRecord> handed = new LinkedBlockingQueue<>();
        Map<String, Object> producer = ProducerConfigs.of(Map.of("bootstrap.servers", args[2]));
        Line line = new Line(
                new LineIdentity("gw-1", "house-1", "pack-1", false, "test"),
                new SmartBms123(),
                new OrderNumbers(1, boot),
                taken -> {
                    spool.live().accept(taken);
                    handed.add(taken);
                });
        new Worker("spool", spool.writer()).start();
        new Worker(
                        "uplink",
                        new Drain(
                                spool,
                                clock::now,
                                stop -> KafkaOutlet.open(
                                        producer, new RecordSigner(Optional.empty()), Site.NO_TRACES, stop),
                                Site.LIVE,
                                new UplinkState()))
                .start();
        Worker reader = new Worker("line", new SerialReader(Path.of(args[1]), line, clock));
        reader.start();
        System.out.println("boot " + boot);
        for (long id = base + 1; reader.failure().isEmpty(); id++) {
            GatewayRecord taken = handed.take();
            spool.awaitAfter(id - 1, Duration.ofDays(1));
            if (taken.hasFrame()) {
                System.out.println("kept "
                        + HexFormat.of().formatHex(taken.getFrame().getRaw().toByteArray()));
            }
        }
    }
}
