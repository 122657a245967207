package io.cellfleet.gateway.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** An open serial port, 9600 baud, 8N1. */
final class SerialDevice implements AutoCloseable {

    private static final int BAUD = 9_600;

    /** The step of the terminal driver, and short against the 440 ms of silence between two frames. */
    private static final int READ_WAIT_MS = 100;

    private static final byte[] NOTHING = {};

    private final Path device;
    private final SerialPort port;
    private final byte[] buffer = new byte[4_096];

    private SerialDevice(Path device, SerialPort port) {
        this.device = device;
        this.port = port;
    }

    /**
     * @throws IOException saying why it cannot be opened, for the installer
     */
    static SerialDevice open(Path wanted) throws IOException {
        Path device = DeviceNames.find(wanted);
        if (!Files.exists(device)) {
            throw new IOException(device + " is absent");
        }
        if (!Files.isReadable(device)) {
            throw new IOException(device + " may not be read by this user");
        }
        SerialPort port = port(device);
        if (!port.setComPortParameters(BAUD, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY)
                || !port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_WAIT_MS, 0)
                || !port.openPort()) {
            throw new IOException(device + " cannot be opened: another program reads it, or it is no serial port"
                    + " (system error " + port.getLastErrorCode() + ")");
        }
        return new SerialDevice(device, port);
    }

    private static SerialPort port(Path device) throws IOException {
        try {
            return SerialPort.getCommPort(device.toString());
        } catch (SerialPortInvalidPortException e) {
            throw new IOException(device + " is no serial port", e);
        }
    }

    /**
     * Waits for bytes, but not longer than {@link #READ_WAIT_MS}.
     *
     * @return what was read; empty when the line is silent
     * @throws IOException when the device has gone
     */
    byte[] read() throws IOException {
        int count = port.readBytes(buffer, buffer.length);
        if (count < 0) {
            throw new IOException(device + " was lost");
        }
        return count == 0 ? NOTHING : Arrays.copyOf(buffer, count);
    }

    /**
     * @throws IOException when the device did not take all of it
     */
    void write(byte[] bytes) throws IOException {
        int count = port.writeBytes(bytes, bytes.length);
        if (count != bytes.length) {
            throw new IOException(device + " took " + Math.max(0, count) + " of " + bytes.length + " bytes");
        }
    }

    @Override
    public void close() {
        port.closePort();
    }
}
