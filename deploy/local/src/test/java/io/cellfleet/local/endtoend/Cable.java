package io.cellfleet.local.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between a browser and a Cellfleet, which a test can cut: connections that stand break, new ones are not
 * taken. A browser's own offline mode leaves streams that stand alone.
 */
final class Cable implements AutoCloseable {

    private final ServerSocket here;
    private final int there;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    /** @param port of 127.0.0.1 that it leads to */
    Cable(int port) throws IOException {
        there = port;
        here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + here.getLocalPort();
    }

    void cut() {
        isCut = true;
        ends.forEach(Cable::drop);
    }

    void mend() {
        isCut = false;
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                Socket near = here.accept();
                if (isCut) {
                    drop(near);
                } else {
                    connect(near);
                }
            } catch (IOException closed) {
                // The next turn sees whether the test has ended.
            }
        }
    }

    private void connect(Socket near) throws IOException {
        Socket far = new Socket(InetAddress.getLoopbackAddress(), there);
        ends.add(near);
        ends.add(far);
        Thread.startVirtualThread(() -> carry(near, far));
        Thread.startVirtualThread(() -> carry(far, near));
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException broken) {
            // Cut, or one of the two has hung up.
        } finally {
            drop(from);
            drop(to);
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static void drop(Socket end) {
        try {
            end.close();
        } catch (IOException gone) {
            // It is closed.
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        here.close();
    }
}
