package io.cellfleet.api.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** JSON that is written already. */
record RawJson(@JsonValue @JsonRawValue String json) {}
