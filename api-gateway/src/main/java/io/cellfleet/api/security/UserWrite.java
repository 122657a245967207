package io.cellfleet.api.security;

import java.time.Duration;

/** What came of a wish that concerns a user. */
public sealed interface UserWrite {

    /**
     * It is committed.
     *
     * @param created false when he was there before, changed or not
     */
    record Written(Account account, boolean created) implements UserWrite {}

    /** There is no such user for this caller. */
    record Unknown() implements UserWrite {}

    /** A new user needs a password. */
    record NoPassword() implements UserWrite {}

    /** The password is too short or too long. */
    record BadPassword(String detail) implements UserWrite {}

    /** There is no such tenant for this caller. */
    record UnknownTenant(String tenantId) implements UserWrite {}

    /** Nothing was changed: without this one nobody could change everything. */
    record LastAdministrator() implements UserWrite {}

    /** Too many wrong passwords; nothing was looked at. */
    record Paused(Duration pause) implements UserWrite {}
}
