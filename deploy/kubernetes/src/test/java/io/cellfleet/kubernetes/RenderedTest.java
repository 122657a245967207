package io.cellfleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the other tests read is what the manifests come to. */
class RenderedTest {

    /** Asked once for all tests. */
    private static final boolean KUBECTL = isThere("kubectl");

    private record Run(int exit, String out, String err) {}

    @ParameterizedTest
    @EnumSource
    void isOfTheseSources(Overlay overlay) {
        assertThat(Sources.text(overlay.rendered()).lines().findFirst().orElseThrow())
                .as("deploy/kubernetes/render --keep makes it anew")
                .endsWith(" " + Sources.fingerprint());
    }

    @ParameterizedTest
    @EnumSource
    void isWhatKustomizeMakes(Overlay overlay) throws IOException, InterruptedException {
        Run run = run("kubectl", "kustomize", "overlays/" + overlay.folder());
        Set<JsonNode> made = new HashSet<>(Yaml.documents(run.out()));

        assertThat(made).isEqualTo(new HashSet<>(Objects.of(overlay).documents()));
    }

    @Test
    void whatIsStillToBeSetIsNotGivenOut() throws IOException, InterruptedException {
        Run production = run("./render", "overlays/prod");

        assertThat(production.exit()).isNotZero();
        assertThat(production.out()).isEmpty();
        assertThat(production.err())
                .contains("registry.invalid/cellfleet/bms-engine", "host: cellfleet.invalid", "objects.invalid")
                .contains("quarkus.mailer.username=", "cellfleet.api.oidc.audience=", "cellfleet.api.oidc.issuer=");
        assertThat(run("./render", "overlays/dev").exit()).isZero();
    }

    /** The registry was set and its digest forgotten: nobody has that image. */
    @Test
    void anImageOfZerosIsNotGivenOut(@TempDir Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("kustomization.yaml"), "resources: [pod.yaml]\n");
        Files.writeString(folder.resolve("pod.yaml"), """
                apiVersion: v1
                kind: Pod
                metadata: {name: x}
                spec: {containers: [{name: x, image: "registry.example/x@sha256:%s"}]}
                """.formatted("0".repeat(64)));

        Run zeros = run("./render", folder.toString());

        assertThat(zeros.exit()).isNotZero();
        assertThat(zeros.out()).isEmpty();
        assertThat(zeros.err()).contains("registry.example/x@sha256:0000");
    }

    private static Run run(String... command) throws IOException, InterruptedException {
        assumeTrue(KUBECTL, "kubectl is not installed, so nothing can be rendered here");
        Process process =
                new ProcessBuilder(command).directory(Sources.MODULE.toFile()).start();
        process.getOutputStream().close();
        StringBuilder err = new StringBuilder();
        Thread errors = Thread.ofVirtual().start(() -> err.append(read(process.getErrorStream())));
        String out = read(process.getInputStream());
        errors.join();
        return new Run(process.waitFor(), out, err.toString());
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isThere(String program) {
        try {
            return new ProcessBuilder(program, "kustomize", "--help")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
