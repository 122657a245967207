package io.cellfleet.local.run;

import java.nio.file.Path;

/** Sends what Kafka and the PostgreSQL starter say inside this process to a file, away from the terminal. */
public final class BrokerLog {

    private BrokerLog() {}

    /** Keeps what is no failure away from the terminal, where there is no file for it. To be called as early. */
    public static void quiet() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        System.setProperty("log4j2.statusLoggerLevel", "OFF");
    }

    /** To be called before the first of them is loaded: the logging library reads these properties once. */
    public static void writeTo(Path log) {
        System.setProperty("org.slf4j.simpleLogger.logFile", log.toString());
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSS");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
        // Else the Log4j API, which Kafka brings along, complains on the terminal that it has nowhere to write.
        System.setProperty("log4j2.statusLoggerLevel", "OFF");
    }
}
