package io.cellfleet.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The settings of one gateway. Begin with {@link GatewaySettings} for what they must be. */
@ConfigMapping(prefix = "cellfleet.gateway")
public interface GatewayConfig {

    /** The gateway's id, as it was enrolled. */
    String id();

    /** How often a gateway has been enrolled for these packs; comes from the registry. */
    @WithDefault("1")
    int enrolment();

    /** The key with which records are signed: 64 hexadecimal digits. Comes with the enrolment. */
    Optional<String> key();

    /** Which of the gateway's keys that is. */
    OptionalInt keyGeneration();

    /** Where the API is, to enrol at. */
    Optional<String> api();

    /** The folder that keeps the spool, the boot number and the simulated packs; made when absent. */
    Path data();

    /** How far the system's clock can be trusted. */
    @WithDefault("auto")
    ClockSetting clock();

    /**
     * Records that may wait in memory while the disk takes none; the oldest are dropped beyond it. Simulated packs and
     * captures wait when the spool is as long.
     */
    @WithDefault("20000")
    int queue();

    /** Records that may be on their way to Kafka without its acknowledgement. */
    @WithDefault("4000")
    int inFlight();

    /** Whether records are sent at once or gathered. */
    @WithDefault("live")
    UplinkProfile uplink();

    /** How long a metered uplink gathers. */
    @WithDefault("30s")
    Duration uplinkBatch();

    /** The most records a second that real lines send after an outage. */
    @WithDefault("5000")
    int uplinkRate();

    /** Of so many records one is followed through the chain; 0: none is. */
    @WithDefault("0")
    int traceEvery();

    /** Records on disk. */
    SpoolConfig spool();

    /** What came off the lines, for support. */
    RawCaptureConfig rawCapture();

    /** The lines to read. */
    List<LineConfig> lines();

    /** The spool. */
    interface SpoolConfig {

        /** At most so often the disk is waited for; 0 is after each record. */
        @WithDefault("1s")
        Duration sync();

        /** Bytes on disk; the oldest records are dropped beyond it. */
        @WithDefault("2147483648")
        long limit();
    }

    /** The raw capture. */
    interface RawCaptureConfig {

        /** Whether it is written. */
        @WithDefault("false")
        boolean enabled();

        /** Bytes on disk for each line. */
        @WithDefault("16777216")
        long limit();
    }

    /** One line with one device at its end. */
    interface LineConfig {

        /** The pack's id, unique in the whole system. */
        String pack();

        /** The installation the pack belongs to. */
        String installation();

        /** Where the bytes come from. */
        SourceKind source();

        /** The device protocol. */
        @WithDefault("smartbms123")
        String protocol();

        /** The serial device, by path; only for a serial line. */
        Optional<Path> device();

        /** The serial number of the device's USB adapter, instead of its path; Linux only. */
        Optional<String> usbSerial();

        /** The recorded bytes; only for a capture. */
        Optional<Path> file();

        /** How many times faster than recorded; 0 is as fast as possible; 1 by default; only for a capture. */
        OptionalDouble speed();
    }
}
