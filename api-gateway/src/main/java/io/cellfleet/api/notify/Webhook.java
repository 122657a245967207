package io.cellfleet.api.notify;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
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
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= GOOD && status < AFTER_GOOD ? null : "the target answered " + status;
        } catch (IOException e) {
            return "the target does not answer: " + e.getClass().getSimpleName()
                    + (e.getMessage() == null ? "" : ", " + e.getMessage());
        } catch (InterruptedException e) {
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
                if (address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress()) {
                    return "the target " + target.getHost() + " is this machine or a link-local address, which"
                            + " cellfleet.api.notify.local-targets does not allow";
                }
            }
            return null;
        } catch (UnknownHostException e) {
            return "the target's name " + target.getHost() + " is not known";
        }
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
