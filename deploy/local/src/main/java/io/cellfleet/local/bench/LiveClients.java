package io.cellfleet.local.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many clients of one stream of server-sent events, on one thread: they look for one text after the other. */
final class LiveClients implements AutoCloseable {

    private static final byte[] WHOLE = HistoryFleet.packId(199).getBytes(StandardCharsets.US_ASCII);

    private final Selector selector;
    private final List<Client> clients = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("live-clients").unstarted(this::run);
    private volatile byte[] expected = WHOLE;
    private volatile int round;
    private volatile boolean stopping;

    private LiveClients(Selector selector) {
        this.selector = selector;
    }

    /** One connection. */
    private static final class Client {
        private final SocketChannel channel;
        private int matched;
        private int round;
        private long seenNs;

        Client(SocketChannel channel) {
            this.channel = channel;
        }
    }

    static LiveClients open(String host, int port, String path, String token, int count) throws IOException {
        LiveClients all = new LiveClients(Selector.open());
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: " + host
                        + "\r\nAccept: text/event-stream\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(host, port));
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            Client client = new Client(channel);
            channel.register(all.selector, SelectionKey.OP_READ, client);
            all.clients.add(client);
        }
        all.thread.start();
        return all;
    }

    /** How many have all packs. */
    int withWhole() {
        return (int) clients.stream().filter(client -> client.seenNs != 0).count();
    }

    /** What they look for from now on. */
    void expect(String text) {
        expected = text.getBytes(StandardCharsets.US_ASCII);
        round++;
    }

    /** When those that have seen it saw it. */
    List<Long> seenNs() {
        int now = round;
        return clients.stream()
                .filter(client -> client.round == now && client.seenNs != 0)
                .map(client -> client.seenNs)
                .toList();
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
        byte[] bytes = new byte[buffer.capacity()];
        try {
            while (!stopping) {
                selector.select(key -> read((Client) key.attachment(), key, buffer, bytes), 200);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(Client client, SelectionKey key, ByteBuffer buffer, byte[] bytes) {
        buffer.clear();
        try {
            int count = client.channel.read(buffer);
            if (count < 0) {
                key.cancel();
                return;
            }
            buffer.flip().get(bytes, 0, count);
            look(client, bytes, count);
        } catch (IOException e) {
            key.cancel();
        }
    }

    /** The text begins nowhere within itself, so what does not match begins anew. */
    private void look(Client client, byte[] bytes, int count) {
        if (client.round != round) {
            client.round = round;
            client.matched = 0;
            client.seenNs = 0;
        }
        byte[] text = expected;
        for (int i = 0; i < count && client.seenNs == 0; i++) {
            if (bytes[i] == text[client.matched]) {
                client.matched++;
                if (client.matched == text.length) {
                    client.seenNs = System.nanoTime();
                }
            } else {
                client.matched = bytes[i] == text[0] ? 1 : 0;
            }
        }
    }

    @Override
    public void close() throws IOException {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Client client : clients) {
            client.channel.close();
        }
        selector.close();
    }
}
