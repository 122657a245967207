package io.cellfleet.api.notify;

import java.util.List;

/**
 * Which warnings a user wants to hear of, and how.
 *
 * @param target          an address, or a URL
 * @param codes           labels of warnings; empty: all
 * @param leastSeverity   info, warning or critical
 * @param installationIds empty: all that the user sees
 * @param tags            the installation has every one of them
 * @param delaySeconds    so long a warning has to stand before it is told
 * @param allClear        whether the end is told
 */
public record RuleWish(
        String name,
        Channel channel,
        String target,
        List<String> codes,
        String leastSeverity,
        List<String> installationIds,
        List<String> tags,
        int delaySeconds,
        boolean allClear,
        boolean enabled) {

    public RuleWish {
        codes = List.copyOf(codes);
        installationIds = List.copyOf(installationIds);
        tags = List.copyOf(tags);
    }
}
