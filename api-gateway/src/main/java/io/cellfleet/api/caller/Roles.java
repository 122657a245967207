package io.cellfleet.api.caller;

/** Names of the roles as annotations, tokens and answers write them. {@link Role} says which includes which. */
public final class Roles {

    public static final String VIEWER = "viewer";
    public static final String OPERATOR = "operator";
    public static final String INSTALLER = "installer";
    public static final String ADMINISTRATOR = "administrator";

    private Roles() {}
}
