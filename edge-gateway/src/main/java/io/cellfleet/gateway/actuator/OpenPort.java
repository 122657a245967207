package io.cellfleet.gateway.actuator;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.cellfleet.gateway.serial.DeviceNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** A serial port, 9600 baud, 8N1, open for a few commands and their answers. */
public final class OpenPort implements AutoCloseable {

    private static final int BAUD = 9_600;
    private static final int WAIT_MS = 500;
    private static final Duration LINGER = Duration.ofMillis(50);

    private final Path device;
    private final SerialPort port;

    private OpenPort(Path device, SerialPort port) {
        this.device = device;
        this.port = port;
    }

    /**
     * Opens it without keeping others out: two programs that both open contacts do no harm.
     *
     * @throws IOException saying why it cannot be opened, for the installer
     */
    public static OpenPort shared(Path wanted) throws IOException {
        Path device = DeviceNames.find(wanted);
        if (!Files.exists(device)) {
            throw new IOException(device + " is absent");
        }
        if (!Files.isWritable(device)) {
            throw new IOException(device + " may not be written to by this user");
        }
        SerialPort port = port(device);
        port.disableExclusiveLock();
        if (!port.setComPortParameters(BAUD, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY)
                || !port.setComPortTimeouts(
                        SerialPort.TIMEOUT_WRITE_BLOCKING | SerialPort.TIMEOUT_READ_BLOCKING, WAIT_MS, WAIT_MS)
                || !port.openPort()) {
            throw new IOException(device + " cannot be opened: another program has it for itself, or it is no serial"
                    + " port (system error " + port.getLastErrorCode() + ")");
        }
        return new OpenPort(device, port);
    }

    private static SerialPort port(Path device) throws IOException {
        try {
            return SerialPort.getCommPort(device.toString());
        } catch (SerialPortInvalidPortException e) {
            throw new IOException(device + " is no serial port", e);
        }
    }

    public void write(byte[] bytes) throws IOException {
        int count = port.writeBytes(bytes, bytes.length);
        if (count != bytes.length) {
            throw new IOException(device + " took " + Math.max(0, count) + " of " + bytes.length + " bytes");
        }
    }

    /** What is answered within half a second; at most so many bytes. */
    public byte[] read(int most) throws IOException {
        byte[] bytes = new byte[most];
        int count = port.readBytes(bytes, most);
        if (count < 0) {
            throw new IOException(device + " was lost");
        }
        return Arrays.copyOf(bytes, count);
    }

    /** Lets go what was written first: the library throws away at its close what the driver or an adapter still holds. */
    @Override
    public void close() {
        LockSupport.parkNanos(LINGER.toNanos());
        port.closePort();
    }
}
