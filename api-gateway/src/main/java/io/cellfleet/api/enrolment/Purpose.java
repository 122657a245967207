package io.cellfleet.api.enrolment;

import java.util.Arrays;
import java.util.Optional;

/** What a code is for. */
public enum Purpose {
    /** A machine becomes the gateway: the next enrolment, so that its order numbers come after all before, and a new key. */
    ENROL("enrol"),
    /** The machine that is the gateway gets a new key. */
    ROTATE("rotate");

    private final String label;

    Purpose(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Purpose> labelled(String label) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.label.equals(label))
                .findFirst();
    }
}
