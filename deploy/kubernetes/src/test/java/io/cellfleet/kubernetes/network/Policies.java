package io.cellfleet.kubernetes.network;

import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What network policies allow together, as Kubernetes describes it: a pod that no policy of a direction selects may do
 * everything in that direction; one that is selected may do what any of them allows; a flow needs its way out and its
 * way in. What a node asks of its own pods, as its probes, is always allowed and is no flow here.
 */
public record Policies(List<NetworkPolicy> all) {

    public Policies {
        all = List.copyOf(all);
    }

    /** What a policy says of one direction, whichever of Kubernetes' two classes it stands in. */
    private record Rule(
            @Nullable List<NetworkPolicyPeer> peers,
            @Nullable List<NetworkPolicyPort> ports) {}

    public boolean allow(Flow flow) {
        return allow("Egress", flow.from(), flow.to(), flow, Policies::outgoing)
                && allow("Ingress", flow.to(), flow.from(), flow, Policies::incoming);
    }

    private boolean allow(
            String direction, Endpoint of, Endpoint other, Flow flow, Function<NetworkPolicy, List<Rule>> rules) {
        List<NetworkPolicy> concerned = all.stream()
                .filter(policy -> policy.getMetadata().getNamespace().equals(of.namespace()))
                .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
                .filter(policy -> Selectors.match(policy.getSpec().getPodSelector(), of.labels()))
                .toList();
        return concerned.isEmpty()
                || concerned.stream()
                        .anyMatch(policy -> rules.apply(policy).stream()
                                .anyMatch(rule -> isPeer(rule, other, policy) && isPort(rule, flow)));
    }

    private static List<Rule> outgoing(NetworkPolicy policy) {
        return policy.getSpec().getEgress().stream()
                .map(rule -> new Rule(rule.getTo(), rule.getPorts()))
                .toList();
    }

    private static List<Rule> incoming(NetworkPolicy policy) {
        return policy.getSpec().getIngress().stream()
                .map(rule -> new Rule(rule.getFrom(), rule.getPorts()))
                .toList();
    }

    private static boolean isPeer(Rule rule, Endpoint other, NetworkPolicy policy) {
        return rule.peers() == null
                || rule.peers().isEmpty()
                || rule.peers().stream().anyMatch(peer -> isPeer(peer, other, policy));
    }

    private static boolean isPeer(NetworkPolicyPeer peer, Endpoint other, NetworkPolicy policy) {
        if (peer.getIpBlock() != null) {
            return isWithin(peer.getIpBlock(), other);
        }
        if (!other.isPod()) {
            return false;
        }
        boolean namespace = peer.getNamespaceSelector() == null
                ? other.namespace().equals(policy.getMetadata().getNamespace())
                : Selectors.match(peer.getNamespaceSelector(), other.namespaceLabels());
        return namespace && (peer.getPodSelector() == null || Selectors.match(peer.getPodSelector(), other.labels()));
    }

    /** Whether a block also stands for pods differs between networks; what may be allowed is taken as allowed. */
    private static boolean isWithin(IPBlock block, Endpoint other) {
        return Cidr.of(block.getCidr()).has(other.address())
                && block.getExcept().stream().noneMatch(cidr -> Cidr.of(cidr).has(other.address()));
    }

    private static boolean isPort(Rule rule, Flow flow) {
        return rule.ports() == null
                || rule.ports().isEmpty()
                || rule.ports().stream().anyMatch(port -> isPort(port, flow));
    }

    /** A named port is that of the pod at the flow's end. */
    private static boolean isPort(NetworkPolicyPort port, Flow flow) {
        String protocol = port.getProtocol() == null ? "TCP" : port.getProtocol();
        if (!protocol.equals(flow.protocol())) {
            return false;
        }
        if (port.getPort() == null) {
            return true;
        }
        String name = port.getPort().getStrVal();
        if (name != null) {
            return Integer.valueOf(flow.port()).equals(flow.to().ports().get(name));
        }
        int first = port.getPort().getIntVal();
        int last = port.getEndPort() == null ? first : port.getEndPort();
        return first <= flow.port() && flow.port() <= last;
    }
}
