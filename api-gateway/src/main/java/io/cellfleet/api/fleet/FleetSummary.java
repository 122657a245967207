package io.cellfleet.api.fleet;

import io.cellfleet.api.live.Quality;
import io.cellfleet.battery.warning.WarningCode;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.Warning;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts and sums over many packs. Filled pack by pack, then read. */
public final class FleetSummary {

    /** Of 10 % each; 100 % is in the last. */
    public static final int SOC_BANDS = 10;

    private static final double SOC_BAND_PERCENT = 10;

    private final Map<Quality, Integer> packsByQuality = new EnumMap<>(Quality.class);
    private final Map<String, WarningCount> warnings = new TreeMap<>();
    private final int[] packsBySoc = new int[SOC_BANDS];
    private final Set<String> silentGateways = new HashSet<>();
    private int packs;
    private int simulated;
    private int unassigned;
    private int uncalibrated;
    private int packsWithoutPower;
    private int chargeOff;
    private int loadOff;
    private double incomingW;
    private double outgoingW;
    private double storedWh;
    private long collectedTodayWh;
    private long consumedTodayWh;

    /**
     * Active warnings of one code, by how long they have stood.
     *
     * @param hour less than an hour
     * @param day  an hour or more, less than a day
     * @param older a day or more
     */
    public record WarningCount(int hour, int day, int older, int unacknowledged) {

        static final WarningCount NONE = new WarningCount(0, 0, 0, 0);

        WarningCount and(Duration age, boolean isAcknowledged) {
            int more = isAcknowledged ? 0 : 1;
            if (age.compareTo(Duration.ofHours(1)) < 0) {
                return new WarningCount(hour + 1, day, older, unacknowledged + more);
            }
            return age.compareTo(Duration.ofDays(1)) < 0
                    ? new WarningCount(hour, day + 1, older, unacknowledged + more)
                    : new WarningCount(hour, day, older + 1, unacknowledged + more);
        }

        public int all() {
            return hour + day + older;
        }
    }

    FleetSummary() {
        Arrays.stream(Quality.values()).forEach(quality -> packsByQuality.put(quality, 0));
        Arrays.stream(WarningCode.values()).forEach(code -> warnings.put(code.light(), WarningCount.NONE));
    }

    void add(PackState pack) {
        packs++;
        simulated += pack.entry().simulated()
                        || pack.status().map(PackStatus::getSimulated).orElse(false)
                ? 1
                : 0;
        unassigned += pack.entry().assignment().gatewayId().isEmpty() ? 1 : 0;
        packsByQuality.merge(pack.quality(), 1, Integer::sum);
        pack.warnings().forEach(warning -> count(pack, warning));
        pack.status().ifPresent(status -> count(pack, status));
        if (pack.incomingW().isPresent() && pack.outgoingW().isPresent()) {
            incomingW += pack.incomingW().getAsDouble();
            outgoingW += pack.outgoingW().getAsDouble();
        } else {
            packsWithoutPower++;
        }
    }

    private void count(PackState pack, Warning warning) {
        String light = WarningCodes.light(warning.getCode());
        Duration age = Duration.ofMillis(Math.max(0, pack.nowMs() - warning.getRaisedAtMs()));
        boolean acknowledged = !warning.getAcknowledgedBy().isEmpty();
        warnings.merge(light, WarningCount.NONE.and(age, acknowledged), (known, one) -> known.and(age, acknowledged));
        if (light.equals(WarningCode.GATEWAY_OFFLINE.light())) {
            pack.entry().assignment().gatewayId().ifPresent(silentGateways::add);
        }
    }

    private void count(PackState pack, PackStatus status) {
        if (status.hasSoc()) {
            double percent = pack.socPercent().orElseThrow();
            packsBySoc[Math.min(SOC_BANDS - 1, (int) (percent / SOC_BAND_PERCENT))]++;
            uncalibrated += status.getSoc().getCalibrated() ? 0 : 1;
            storedWh += status.getSoc().getStoredWh();
        }
        pack.energyOfToday().ifPresent(energy -> {
            collectedTodayWh += energy.getCollectedTodayWh();
            consumedTodayWh += energy.getConsumedTodayWh();
        });
        chargeOff += status.hasCharge() && !Decisions.isOn(status.getCharge()) ? 1 : 0;
        loadOff += status.hasLoad() && !Decisions.isOn(status.getLoad()) ? 1 : 0;
    }

    public int packs() {
        return packs;
    }

    public int simulated() {
        return simulated;
    }

    /** Packs that no gateway may speak for. */
    public int unassigned() {
        return unassigned;
    }

    /** Packs that have a SOC with the red exclamation mark. */
    public int uncalibrated() {
        return uncalibrated;
    }

    /** Packs that are not in {@link #incomingW} and {@link #outgoingW}: not live, or without a known current. */
    public int packsWithoutPower() {
        return packsWithoutPower;
    }

    public int chargeOff() {
        return chargeOff;
    }

    public int loadOff() {
        return loadOff;
    }

    public double incomingW() {
        return incomingW;
    }

    public double outgoingW() {
        return outgoingW;
    }

    /** Wh at nominal voltage. */
    public double storedWh() {
        return storedWh;
    }

    /** Wh since each installation's own day began. */
    public long collectedTodayWh() {
        return collectedTodayWh;
    }

    /** Wh since each installation's own day began. */
    public long consumedTodayWh() {
        return consumedTodayWh;
    }

    public Map<Quality, Integer> packsByQuality() {
        return packsByQuality;
    }

    /** By label; every known one is in it. */
    public Map<String, WarningCount> warnings() {
        return warnings;
    }

    /** Packs by SOC, {@link #SOC_BANDS} bands from 0 %. */
    public int[] packsBySoc() {
        return packsBySoc.clone();
    }

    /** Gateways of packs with the warning that theirs is offline. */
    public int silentGateways() {
        return silentGateways.size();
    }
}
