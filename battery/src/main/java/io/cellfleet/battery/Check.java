package io.cellfleet.battery;

/** Refuses impossible values where they are made, naming field, value and limits. */
public final class Check {

    private Check() {}

    /**
     * @return the value
     * @throws IllegalArgumentException when it is outside {@code least..most}
     */
    public static int inRange(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(field + " is " + value + " but must be " + least + " to " + most);
        }
        return value;
    }

    /**
     * @return the value
     * @throws IllegalArgumentException when it has fewer than {@code least} or more than {@code most} characters
     */
    public static String length(String field, String value, int least, int most) {
        if (value.length() < least || value.length() > most) {
            throw new IllegalArgumentException(
                    field + " has " + value.length() + " characters but must have " + least + " to " + most);
        }
        return value;
    }

    /**
     * @return the value
     * @throws IllegalArgumentException when it is outside {@code least..most}
     */
    public static long inRange(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(field + " is " + value + " but must be " + least + " to " + most);
        }
        return value;
    }
}
