package io.cellfleet.gateway.status;

import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.gateway.line.LineState;
import java.util.Locale;

/**
 * What a lamp beside a pack would show, after the manual's: its boards flash as long as data come, and where the flashing
 * stops is the place of the fault.
 */
enum Led {
    FLASHING("frames come"),
    /** The chain up to the device is whole, and behind it it is not. */
    E("the device says E: no communication with its cells"),
    NOISE("bytes come, but no frame"),
    OUT("no frame comes"),
    CLOSED("the port is not open"),
    ENDED("the capture has ended");

    private final String words;

    Led(String words) {
        this.words = words;
    }

    static Led of(LineState line) {
        if (line.hasEnded()) {
            return ENDED;
        }
        if (!line.isPortOpen()) {
            return CLOSED;
        }
        if (line.isUnintelligible()) {
            return NOISE;
        }
        if (line.isSilent()) {
            return OUT;
        }
        return saysE(line) ? E : FLASHING;
    }

    private static boolean saysE(LineState line) {
        return line.lastFrame()
                                .map(last ->
                                        line.protocol().decode(last.bytes().toByteArray(), TemperatureScale.DRIVER))
                                .orElse(null)
                        instanceof DecodeResult.Decoded decoded
                && decoded.reading().device().says(DeviceStatus.COMMUNICATION_ERROR);
    }

    /** The lamp and its words; the page has the colours. */
    String html() {
        return "<span class=\"led " + name().toLowerCase(Locale.ROOT) + "\"></span>" + Html.escape(words);
    }
}
