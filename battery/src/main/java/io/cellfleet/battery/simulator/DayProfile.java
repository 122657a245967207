package io.cellfleet.battery.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Sun, load and weather of a place as functions of time alone, so that nothing needs to be kept. They are worked out
 * every ten seconds and hold in between.
 *
 * <p>Transcendental functions come from {@link StrictMath}, which gives the same bits on any machine.
 */
final class DayProfile {

    private static final int HOLD_S = 10;
    private static final double DAY_S = 86_400;

    private final ZoneId zone;
    private final PackPhysics physics;

    private long heldSince = Long.MIN_VALUE;
    private double solarShare;
    private double loadShare;
    private double ambientC;

    DayProfile(ZoneId zone, PackPhysics physics) {
        this.zone = zone;
        this.physics = physics;
    }

    void moveTo(long epochMs) {
        long holdNumber = Math.floorDiv(epochMs, 1_000L * HOLD_S);
        if (holdNumber == heldSince) {
            return;
        }
        heldSince = holdNumber;
        long epochS = holdNumber * HOLD_S;
        Instant at = Instant.ofEpochSecond(epochS);
        ZoneOffset standard = zone.getRules().getStandardOffset(at);
        ZoneOffset offset = zone.getRules().getOffset(at);
        double sunS = Math.floorMod(epochS + standard.getTotalSeconds(), (long) DAY_S);
        double localH = Math.floorMod(epochS + offset.getTotalSeconds(), (long) DAY_S) / 3_600.0;
        solarShare = clearSky(epochS / DAY_S, sunS) * clearness(epochS);
        loadShare = load(localH, epochS);
        ambientC = physics.ambientC() + physics.ambientSwingC() * StrictMath.cos(2 * Math.PI * (localH - 15) / 24);
    }

    /** What the panels can give now, as a share of their peak power; 0..1. */
    double solarShare() {
        return solarShare;
    }

    /** What the consumers ask for now, as a share of the inverter's peak power; 0..1. */
    double loadShare() {
        return loadShare;
    }

    /** °C around the pack. */
    double ambientC() {
        return ambientC;
    }

    /** Panels are tilted towards the noon sun, so a low sun costs half as much as it would on a flat roof. */
    private double clearSky(double day, double sunS) {
        double declination = Math.toRadians(-23.44) * StrictMath.cos(2 * Math.PI * (day + 10) / 365.25);
        double latitude = Math.toRadians(physics.latitudeDegrees());
        double flat = StrictMath.sin(latitude) * StrictMath.sin(declination);
        double turning = StrictMath.cos(latitude) * StrictMath.cos(declination);
        double height = flat + turning * StrictMath.cos(2 * Math.PI * (sunS / DAY_S - 0.5));
        double noonHeight = flat + turning;
        return height <= 0 ? 0 : height / noonHeight * (0.5 + 0.5 * noonHeight);
    }

    /** Some days are overcast, and on those the clouds come and go. */
    private double clearness(long epochS) {
        double overcast = SplitMix.share(physics.weatherSeed(), Math.floorDiv(epochS, (long) DAY_S));
        double clouds = 0.5 * noise(1, epochS / 3_600.0) + 0.5 * noise(2, epochS / 300.0);
        return 1 - 0.9 * overcast * overcast * clouds;
    }

    private double load(double hour, long epochS) {
        double daily = 0.03 + 0.12 * peak(hour, 7.5, 1.2) + 0.05 * peak(hour, 12.5, 1) + 0.22 * peak(hour, 19.5, 2.5);
        boolean kettle = hour > 6 && hour < 22 && SplitMix.share(physics.weatherSeed() + 3, epochS / 240) < 0.05;
        return Math.min(1, daily * (0.7 + 0.6 * noise(4, epochS / 60.0)) + (kettle ? 0.3 : 0));
    }

    private static double peak(double hour, double atHour, double halfWidth) {
        return Math.max(0, 1 - Math.abs(hour - atHour) / halfWidth);
    }

    /** A smooth curve through random points one apart; 0..1. */
    private double noise(long kind, double position) {
        long left = (long) Math.floor(position);
        double rest = position - left;
        double smooth = rest * rest * (3 - 2 * rest);
        double from = SplitMix.share(physics.weatherSeed() + kind, left);
        double to = SplitMix.share(physics.weatherSeed() + kind, left + 1);
        return from + smooth * (to - from);
    }
}
