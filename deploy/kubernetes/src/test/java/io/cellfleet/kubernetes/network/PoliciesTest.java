package io.cellfleet.kubernetes.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of Kubernetes' documentation, a sentence a row. */
class PoliciesTest {

    private static final Endpoint A = Endpoint.pod("a", "here", Map.of("app", "a"), Map.of());
    private static final Endpoint B = Endpoint.pod("b", "here", Map.of("app", "b"), Map.of("web", 80));
    private static final Endpoint C = Endpoint.pod("c", "there", Map.of("app", "a"), Map.of());
    private static final Endpoint OUTSIDE = Endpoint.address("outside", "203.0.113.7", Set.of());

    private static final String INTO_B = "podSelector: {matchLabels: {app: b}}, policyTypes: [Ingress]";
    private static final String OUT_OF_A = "podSelector: {matchLabels: {app: a}}, policyTypes: [Egress]";

    @ParameterizedTest(name = "{5}")
    @CsvSource(delimiter = '|', textBlock = """
            a       | b       | 80  | true  |                                                                                              | without a policy everything is allowed
            a       | b       | 80  | false | INTO_B                                                                                       | selected and nothing allowed is nothing
            b       | a       | 80  | true  | INTO_B                                                                                       | a policy of one direction says nothing of the other
            a       | b       | 80  | true  | INTO_B, ingress: [{}]                                                                        | an empty rule allows everything
            a       | b       | 80  | true  | INTO_B, ingress: [{from: [{podSelector: {matchLabels: {app: a}}}]}]                          | a peer by its labels
            c       | b       | 80  | false | INTO_B, ingress: [{from: [{podSelector: {matchLabels: {app: a}}}]}]                          | a pod selector alone means the policy's namespace
            c       | b       | 80  | true  | INTO_B, ingress: [{from: [{namespaceSelector: {}}]}]                                         | a namespace selector alone means all its pods
            c       | b       | 80  | false | INTO_B, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: b}}}]}]   | both in one peer must match
            c       | b       | 80  | true  | INTO_B, ingress: [{from: [{namespaceSelector: {}}, {podSelector: {matchLabels: {app: b}}}]}] | of two peers one suffices
            c       | b       | 80  | false | INTO_B, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: here}}}]}] | a namespace by its name
            a       | b       | 80  | true  | INTO_B, ingress: [{ports: [{port: 80}]}]                                                     | a port
            a       | b       | 81  | false | INTO_B, ingress: [{ports: [{port: 80}]}]                                                     | another port
            a       | b       | 80  | false | INTO_B, ingress: [{ports: [{port: 80, protocol: UDP}]}]                                      | another protocol
            a       | b       | 85  | true  | INTO_B, ingress: [{ports: [{port: 80, endPort: 90}]}]                                        | a range of ports
            a       | b       | 80  | true  | INTO_B, ingress: [{ports: [{port: web}]}]                                                    | a port by the name that the pod gives it
            a       | b       | 81  | false | INTO_B, ingress: [{ports: [{port: web}]}]                                                    | and only that one
            a       | b       | 80  | true  | INTO_B; INTO_B, ingress: [{}]                                                                | of two policies one suffices
            a       | b       | 80  | false | INTO_B, ingress: [{}]; OUT_OF_A                                                              | the way out is needed too
            a       | b       | 80  | true  | OUT_OF_A, egress: [{to: [{podSelector: {matchLabels: {app: b}}}], ports: [{port: 80}]}]      | and is enough where nothing selects the other
            outside | b       | 80  | false | INTO_B, ingress: [{from: [{podSelector: {}}]}]                                               | an address is no pod
            outside | b       | 80  | true  | INTO_B, ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}]                               | a block of addresses
            a       | outside | 443 | true  | OUT_OF_A, egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]               | all addresses
            a       | b       | 443 | false | OUT_OF_A, egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]               | but for those that are excepted
            a       | b       | 80  | false | podSelector: {}, policyTypes: [Ingress]                                                      | an empty selector selects every pod
            b       | c       | 80  | true  | podSelector: {}, policyTypes: [Ingress]                                                      | of its own namespace
            """)
    void decideAsKubernetesDoes(String from, String to, int port, boolean allowed, String specs, String because) {
        Policies policies = new Policies(
                specs == null
                        ? List.of()
                        : Arrays.stream(specs.split(";"))
                                .map(PoliciesTest::policy)
                                .toList());

        assertThat(policies.allow(new Flow(endpoint(from), endpoint(to), "TCP", port)))
                .as(because)
                .isEqualTo(allowed);
    }

    private static NetworkPolicy policy(String spec) {
        String full = spec.strip().replace("INTO_B", INTO_B).replace("OUT_OF_A", OUT_OF_A);
        return Serialization.unmarshal("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: x, namespace: here}
                spec: {%s}
                """.formatted(full), NetworkPolicy.class);
    }

    private static Endpoint endpoint(String name) {
        return switch (name) {
            case "a" -> A;
            case "b" -> B;
            case "c" -> C;
            case "outside" -> OUTSIDE;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
