package io.cellfleet.api.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes messages: what a webhook is sent, and the same as a mail. */
final class Messages {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final int MOST_LINES = 50;

    private Messages() {}

    /** A warning of which somebody is told. */
    record Told(
            String packId,
            String packName,
            String installationId,
            String installationName,
            String code,
            @Nullable String severity,
            Instant raisedAt,
            String detail) {}

    /**
     * What a webhook is sent.
     *
     * @param kind     alarm, all-clear or test
     * @param warnings those that are news; of an all-clear none
     */
    record Body(String kind, String rule, Instant at, int standing, List<Told> warnings) {

        Body {
            warnings = List.copyOf(warnings);
        }
    }

    static NotificationMessage of(NotificationRule rule, Body body, Instant now) {
        NotificationMessage message = new NotificationMessage();
        message.userName = rule.key.userName();
        message.ruleId = rule.key.id();
        message.kind = body.kind();
        message.createdAt = now;
        message.subject = subject(rule, body);
        message.body = write(body);
        message.nextTryAt = now;
        return message;
    }

    private static String subject(NotificationRule rule, Body body) {
        return switch (body.kind()) {
            case "alarm" -> {
                Told first = body.warnings().getFirst();
                String more = body.warnings().size() == 1
                        ? ""
                        : " and " + (body.warnings().size() - 1) + " more";
                yield "Cellfleet: " + first.code() + " at " + first.installationName() + more;
            }
            case "all-clear" -> "Cellfleet: all clear, " + rule.name;
            default -> "Cellfleet: a test of " + rule.name;
        };
    }

    static String mailText(String json, @Nullable String pageUrl) {
        Body body = read(json);
        StringBuilder text = new StringBuilder();
        switch (body.kind()) {
            case "alarm" -> text.append("New warnings:\n\n");
            case "all-clear" -> text.append("None of the warnings of which you were told stands any more.\n");
            default -> text.append("This is a test. Warnings of your rule come this way.\n");
        }
        body.warnings().stream().limit(MOST_LINES).forEach(told -> text.append(line(told, pageUrl)));
        if (body.warnings().size() > MOST_LINES) {
            text.append("and ").append(body.warnings().size() - MOST_LINES).append(" more\n");
        }
        text.append("\nRule: ").append(body.rule()).append('\n');
        return text.toString();
    }

    private static String line(Told told, @Nullable String pageUrl) {
        String link = pageUrl == null ? "" : "  " + pageUrl + "/#/packs/" + told.packId() + "\n";
        return told.installationName() + ", " + told.packName() + ": " + told.code()
                + (told.severity() == null ? "" : " (" + told.severity() + ")") + " since " + told.raisedAt() + "\n  "
                + told.detail() + "\n" + link + "\n";
    }

    private static String write(Body body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be written as JSON", e);
        }
    }

    private static Body read(String json) {
        try {
            return JSON.readValue(json, Body.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message that is kept cannot be read", e);
        }
    }
}
