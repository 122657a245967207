package io.cellfleet.api.security;

import java.time.Duration;

/** What became of a name and a password. */
public sealed interface SignIn {

    record Accepted(Account account) implements SignIn {}

    /** Unknown name or wrong password; which one is not told. */
    record Wrong() implements SignIn {}

    /** Too many wrong passwords for this name; nothing was looked at. */
    record Paused(Duration pause) implements SignIn {}
}
