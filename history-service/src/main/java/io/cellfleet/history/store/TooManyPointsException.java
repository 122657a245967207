package io.cellfleet.history.store;

import java.io.Serial;

/** An answer would be larger than this service can hold. */
public final class TooManyPointsException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    TooManyPointsException(int most) {
        super("the columns together have more than " + most
                + " points: ask for fewer columns, a shorter time, a smaller limit or wider buckets");
    }
}
