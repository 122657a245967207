package io.cellfleet.kubernetes.network;

import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirementBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What network policies allow together, as Kubernetes describes it: a pod that no policy of a direction selects may do
 * everything in that direction; one that is selected may do what any of them allows; a flow needs its way out and its
 * way in. What a node asks of its own pods, as its probes, is always allowed and is no flow here.
 */
public record Policies(List<NetworkPolicy> all) {

    private static final int HIGHEST_PORT = 65_535;

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

    /**
     * The ports at which an answer can change: those that are named, the ends of what lies between two, and their
     * neighbours.
     */
    public Set<Integer> ends() {
        return all.stream()
                .flatMap(policy -> Stream.concat(outgoing(policy).stream(), incoming(policy).stream()))
                .filter(rule -> rule.ports() != null)
                .flatMap(rule -> rule.ports().stream())
                .filter(port -> port.getPort() != null && port.getPort().getIntVal() != null)
                .flatMap(port -> Stream.of(port.getPort().getIntVal(), last(port)))
                .flatMap(port -> Stream.of(port - 1, port, port + 1))
                .filter(port -> 0 < port && port <= HIGHEST_PORT)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Selectors that select nobody at all, or that name somebody whom nobody is: misspelt, or a door kept for a stranger. */
    public List<String> strangers(Collection<Endpoint> everybody) {
        return all.stream()
                .flatMap(policy -> Stream.concat(
                                Stream.of(new NetworkPolicyPeerBuilder()
                                        .withPodSelector(policy.getSpec().getPodSelector())
                                        .build()),
                                Stream.concat(outgoing(policy).stream(), incoming(policy).stream())
                                        .filter(rule -> rule.peers() != null)
                                        .flatMap(rule -> rule.peers().stream())
                                        .filter(peer -> peer.getIpBlock() == null))
                        .flatMap(Policies::oneByOne)
                        .filter(peer -> everybody.stream().noneMatch(it -> isPeer(peer, it, policy)))
                        .map(peer -> policy.getMetadata().getName() + ": " + Serialization.asYaml(peer)))
                .toList();
    }

    /** Whoever is named in a list stands for himself. */
    private static Stream<NetworkPolicyPeer> oneByOne(NetworkPolicyPeer peer) {
        List<LabelSelectorRequirement> wanted = peer.getPodSelector() == null
                ? List.of()
                : peer.getPodSelector().getMatchExpressions();
        if (wanted.size() != 1 || !wanted.get(0).getOperator().equals("In")) {
            return Stream.of(peer);
        }
        return wanted.get(0).getValues().stream()
                .map(value -> new NetworkPolicyPeerBuilder(peer)
                        .editPodSelector()
                        .withMatchExpressions(new LabelSelectorRequirementBuilder(wanted.get(0))
                                .withValues(value)
                                .build())
                        .endPodSelector()
                        .build());
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
        return port.getPort().getIntVal() <= flow.port() && flow.port() <= last(port);
    }

    private static int last(NetworkPolicyPort port) {
        return port.getEndPort() == null ? port.getPort().getIntVal() : port.getEndPort();
    }
}
