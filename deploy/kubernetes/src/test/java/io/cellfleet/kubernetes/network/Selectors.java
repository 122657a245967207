package io.cellfleet.kubernetes.network;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;

/** Kubernetes' label selectors. An empty one matches everything. */
final class Selectors {

    private Selectors() {}

    static boolean match(LabelSelector selector, Map<String, String> labels) {
        Map<String, String> equal = selector.getMatchLabels();
        return (equal == null || labels.entrySet().containsAll(equal.entrySet()))
                && selector.getMatchExpressions().stream().allMatch(requirement -> match(requirement, labels));
    }

    private static boolean match(LabelSelectorRequirement requirement, Map<String, String> labels) {
        String value = labels.get(requirement.getKey());
        return switch (requirement.getOperator()) {
            case "In" -> value != null && requirement.getValues().contains(value);
            case "NotIn" -> value == null || !requirement.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException(requirement.getOperator() + " is no operator of selectors");
        };
    }
}
