package io.cellfleet.api.rest.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of problems, for programs: {@code type} of RFC 9457. Their names stay what they are. */
public enum ProblemType {
    BAD_REQUEST(400, "Bad Request", "A parameter, header or field is missing, of the wrong form or out of range."),
    NOT_SIGNED_IN(401, "Unauthorized", "Nobody is signed in, or not any more."),
    FORBIDDEN(403, "Forbidden", "The caller may not do this: his role, or the pack's PIN."),
    NOT_FOUND(404, "Not Found", "There is no such thing, or none that the caller may see."),
    METHOD_NOT_ALLOWED(405, "Method Not Allowed", "The path exists, but not with this method."),
    NOT_ACCEPTABLE(406, "Not Acceptable", "The answer does not come in the form that is asked for."),
    CONFLICT(409, "Conflict", "What is there stands against it; asked again later or otherwise it may be done."),
    GONE(410, "Gone", "What a cursor points to is not kept any more: begin anew."),
    CHANGED_MEANWHILE(412, "Precondition Failed", "The object is not at the revision that If-Match names."),
    TOO_LARGE(413, "Content Too Large", "The body has more bytes than are taken."),
    MEDIA_TYPE(415, "Unsupported Media Type", "The body is not of a form that is taken here."),
    REFUSED(422, "Unprocessable Content", "The body says something that cannot be; every violation is named."),
    LOCKED(423, "Locked", "Too many wrong tries; Retry-After says when the next one counts."),
    REVISION_NEEDED(428, "Precondition Required", "What is there is changed only with If-Match."),
    TOO_MANY_REQUESTS(429, "Too Many Requests", "More requests than are allowed; Retry-After says when to go on."),
    OUR_FAULT(500, "Internal Server Error", "A fault of the service; the number in detail stands in its log."),
    HISTORY_DAMAGED(500, "Internal Server Error", "A row of the history cannot be read any more; detail names it."),
    UNAVAILABLE(503, "Service Unavailable", "Something that the service needs does not answer; try again."),
    OTHER(0, "Error", "None of the others; the status says more.");

    /** Before the name in {@code type}. */
    public static final String PATH = "/problems/";

    private final int status;
    private final String title;
    private final String description;

    ProblemType(int status, String title, String description) {
        this.status = status;
        this.title = title;
        this.description = description;
    }

    /** The first one of a status. */
    static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(OTHER);
    }

    public static Optional<ProblemType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.label().equals(name)).findFirst();
    }

    /** As the last part of its path. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A reference to the page that says what it means. */
    public String uri() {
        return PATH + label();
    }

    /** 0: any. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** One sentence. */
    public String description() {
        return description;
    }
}
