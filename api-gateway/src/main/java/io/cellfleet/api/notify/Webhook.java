package io.cellfleet.api.notify;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Posts a message, signed: the header Cellfleet-Signature is {@code t=<seconds since 1970>,v1=<hexadecimal>}, and v1 is
 * HMAC-SHA-256 with the rule's secret over that number, a dot and the body. Redirects are not followed.
 */
@ApplicationScoped
class Webhook {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Where clouds tell machines their secrets, where that is no link-local address. */
    private static final Set<String> METADATA = Set.of("fd00:ec2:0:0:0:0:0:254");

    private static final int GOOD = 200;
    private static final int AFTER_GOOD = 300;

    private final NotifyConfig config;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Webhook(NotifyConfig config) {
        this.config = config;
    }

    /** What went wrong; null: it arrived. */
    @Nullable
    String post(String url, String secret, String body, long id) {
        URI target = URI.create(url);
        String refusal = refusal(target);
        if (refusal != null) {
            return refusal;
        }
        long seconds = Instant.now().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Cellfleet")
                .header("Cellfleet-Message", Long.toString(id))
                .header("Cellfleet-Signature", "t=" + seconds + ",v1=" + signature(secret, seconds + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        // What the target has to say beyond its status is not waited for: it may never end.
        CompletableFuture<HttpResponse<InputStream>> asked =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        try {
            HttpResponse<InputStream> response = asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            response.body().close();
            int status = response.statusCode();
            return status >= GOOD && status < AFTER_GOOD ? null : "the target answered " + status;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return "the target does not answer: " + cause.getClass().getSimpleName()
                    + (cause.getMessage() == null ? "" : ", " + cause.getMessage());
        } catch (TimeoutException | IOException e) {
            asked.cancel(true);
            return "the target does not answer within " + PATIENCE.toSeconds() + " s";
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return "stopped meanwhile";
        }
    }

    /** Nobody shall make this service ask what only this machine may ask. */
    private @Nullable String refusal(URI target) {
        if (config.localTargets()) {
            return null;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(target.getHost())) {
                if (isLocal(address)) {
                    return "the target " + target.getHost() + " is this machine or a link-local address, which"
                            + " cellfleet.api.notify.local-targets does not allow";
                }
            }
            return null;
        } catch (UnknownHostException e) {
            return "the target's name " + target.getHost() + " is not known";
        } catch (SocketException e) {
            return "whether " + target.getHost() + " is this machine cannot be told: " + e.getMessage();
        }
    }

    private static boolean isLocal(InetAddress address) throws SocketException {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(address.getHostAddress())
                || NetworkInterface.getByInetAddress(address) != null;
    }

    static String signature(String secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
