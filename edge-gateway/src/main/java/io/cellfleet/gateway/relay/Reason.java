package io.cellfleet.gateway.relay;

/** Why the gateway wants a relay as it does; the word goes into the relay's reports and is never changed. */
public enum Reason {
    /** The gateway's own step of the rules says off; its conditions are in the pack's status. */
    LOCAL_STEP("localStep"),
    /** The own step has taken no record of the line for too long, so it knows nothing. */
    LOCAL_STEP_STALE("localStepStale"),
    /** Linked: both agree on closed, or the engine's order alone says off. */
    ENGINE_ORDER("engineOrder"),
    /** Linked, but the engine has never said anything of this pack. */
    NO_ORDER("noOrder"),
    /** No link to the engine: the pack's policy decides. */
    UNLINKED("unlinked"),
    /** The engine does not decide at present, which is as if there were no link. */
    SUSPENDED("suspended"),
    /** An operator holds it off, which lasts without a link too. */
    OPERATOR("operator"),
    /** Another pack of the installation keeps the common output off. */
    OTHER_PACK("otherPack"),
    /** No settings of this pack have ever arrived. */
    NO_SETTINGS("noSettings"),
    /** The first three valid frames since the start have not come yet. */
    STARTING("starting"),
    /** The gateway stops. */
    STOPPING("stopping");

    private final String word;

    Reason(String word) {
        this.word = word;
    }

    /** As sent and shown. */
    public String word() {
        return word;
    }
}
