package io.cellfleet.api.security;

/** What came of the wish to create a user or to replace one. */
public enum UserWrite {
    CREATED,
    REPLACED,
    /** Nothing was changed: without this administrator there would be none. */
    LAST_ADMINISTRATOR
}
