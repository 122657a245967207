package io.cellfleet.local.run;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.battery.protocol.Framer;
import io.cellfleet.battery.protocol.Master;
import io.cellfleet.battery.protocol.Stretch;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.local.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Listens to a device for a moment, before the gateway has it, to learn what it says of its pack. A device that speaks only
 * when it is asked is asked.
 */
final class DeviceListener {

    private static final int BAUD = 9_600;
    private static final int READ_WAIT_MS = 100;
    private static final int PIECE = 4_096;

    private DeviceListener() {}

    /**
     * Waits for frames.
     *
     * @param count   enough
     * @param limit   how long to wait
     * @param noMore  asked between reads: whether to give up
     * @return the readings, oldest first; fewer than {@code count} when there were no more within the limit
     * @throws Refusal when the device cannot be opened or is lost
     */
    static List<PackReading> listen(
            Path device, DeviceProtocol protocol, int count, Duration limit, BooleanSupplier noMore) {
        SerialPort port = open(device);
        try {
            List<PackReading> readings = new ArrayList<>();
            Optional<Master> master = protocol.newMaster();
            Framer framer = master.<Framer>map(asking -> asking).orElseGet(protocol::newFramer);
            byte[] buffer = new byte[PIECE];
            long begin = System.nanoTime();
            while (readings.size() < count && !noMore.getAsBoolean()) {
                long elapsedMs = (System.nanoTime() - begin) / 1_000_000;
                if (elapsedMs > limit.toMillis()) {
                    break;
                }
                master.ifPresent(asking -> ask(port, asking.toWrite(elapsedMs)));
                int read = port.readBytes(buffer, buffer.length);
                if (read < 0) {
                    throw new Refusal("the serial device " + device + " was lost while it was listened to");
                }
                for (Stretch stretch : framer.accept(Arrays.copyOf(buffer, read), elapsedMs)) {
                    add(readings, protocol, stretch);
                }
            }
            return readings;
        } finally {
            port.closePort();
        }
    }

    /** That it did not go out shows when the next read fails, or nothing is answered. */
    private static void ask(SerialPort port, byte[] request) {
        port.writeBytes(request, request.length);
    }

    private static void add(List<PackReading> readings, DeviceProtocol protocol, Stretch stretch) {
        if (stretch instanceof Stretch.Frame frame
                && protocol.decode(frame.bytes(), TemperatureScale.DRIVER) instanceof DecodeResult.Decoded decoded) {
            readings.add(decoded.reading());
        }
    }

    private static SerialPort open(Path device) {
        SerialPort port;
        try {
            port = SerialPort.getCommPort(device.toString());
        } catch (SerialPortInvalidPortException e) {
            throw new Refusal(device + " is no serial device", e);
        }
        boolean open = port.setComPortParameters(BAUD, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY)
                && port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_WAIT_MS, 0)
                && port.openPort();
        if (!open) {
            throw new Refusal("the serial device " + device
                    + " cannot be opened: another program reads it, or it is no serial port");
        }
        return port;
    }
}
