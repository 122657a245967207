package io.cellfleet.api.rest;

import org.jboss.resteasy.reactive.RestResponse;

/** Answers that carry a revision. */
final class Etag {

    private Etag() {}

    static <T> RestResponse<T> ok(T body, long revision) {
        return RestResponse.ResponseBuilder.ok(body)
                .tag(Long.toString(revision))
                .build();
    }

    static <T> RestResponse<T> written(boolean created, T body, long revision) {
        return RestResponse.ResponseBuilder.create(created ? RestResponse.Status.CREATED : RestResponse.Status.OK, body)
                .tag(Long.toString(revision))
                .build();
    }
}
