package io.cellfleet.battery.simulator;

/** What can be wrong with a simulated pack. Each can be switched on and off at any time. */
public enum Fault {
    /** A wire between two cell boards is off: cells behind it are not heard, and the device says so. */
    CHAIN_BREAK("break in the chain"),
    /** One cell holds six tenths of its charge and resists four times as much. */
    WEAK_CELL("weak cell"),
    /** One cell has a bad contact that heats with the current. */
    HOT_CELL("hot cell"),
    /** The cable goes through sensor 1 the wrong way round. */
    WRONG_POLARITY("wrong sensor polarity"),
    /** Sensor 1 is unplugged: it and the total are unknown. */
    LOST_SENSOR("lost sensor"),
    /** The line is silent for 45 s at the start of every 15 minutes, counted from when the fault began. */
    SILENT_LINE("silent line now and then"),
    /** One frame in ten is damaged: a flipped bit, a lost byte, or noise before it. */
    FLIPPED_BITS("flipped bits");

    private final String label;

    Fault(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
