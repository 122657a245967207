package io.cellfleet.api.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** An API token wants to be believed. */
final class ApiTokenRequest extends BaseAuthenticationRequest {

    private final String text;

    ApiTokenRequest(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
