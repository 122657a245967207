package io.cellfleet.gateway.spool;

/** What a transaction has survived when it returns. */
public enum Durability {
    /** The end of this process, however sudden. A power cut may lose the newest transactions, never older ones alone. */
    PROCESS,
    /** A power cut, too, with every transaction before it: the disk has been waited for. */
    POWER
}
