package io.cellfleet.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.api.rest.view.SettingsRangesView;
import io.cellfleet.api.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the page reckons without a browser: the stories of {@code src/test/web}, each a test of its own. */
@QuarkusTest
@QuarkusTestResource(World.class)
class PureModulesTest {

    private static final Path STORIES = Path.of("src/test/web");
    private static final Path REPORT = Path.of("target/pure-modules.xml");

    @Inject
    ObjectMapper json;

    /** No story is given a permission but to learn the core's ranges of settings. Nothing is fetched: what is not in node_modules is missing. */
    @TestFactory
    Stream<DynamicNode> holdTrue() throws Exception {
        Files.deleteIfExists(REPORT);
        Deno.Ended ended = Deno.run(
                Map.of("SETTINGS_RANGES", json.writeValueAsString(SettingsRangesView.of(json))),
                "test",
                "--allow-env=SETTINGS_RANGES",
                "--no-check",
                "--cached-only",
                "--no-prompt",
                "--junit-path=" + REPORT,
                "--config=" + STORIES.resolve("deno.json"),
                STORIES.toString());

        assertThat(REPORT).as(ended.out()).exists();
        Element report = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(REPORT.toFile())
                .getDocumentElement();
        List<Element> files = within(report, "testsuite");
        boolean areAllRead = ended.exitCode() == 0 || !within(report, "failure").isEmpty();
        return Stream.concat(
                Stream.of(dynamicTest("every file can be read", () -> {
                    assertThat(files).as(ended.out()).isNotEmpty();
                    assertThat(areAllRead).as(ended.out()).isTrue();
                })),
                files.stream()
                        .map(file -> dynamicContainer(
                                file.getAttribute("name"),
                                within(file, "testcase").stream().map(PureModulesTest::story))));
    }

    private static DynamicNode story(Element told) {
        String name = told.getAttribute("name");
        return dynamicTest(
                name,
                () -> assertThat(within(told, "failure"))
                        .extracting(Element::getTextContent)
                        .as("%s, %s", told.getAttribute("classname"), name)
                        .isEmpty());
    }

    private static List<Element> within(Element element, String tag) {
        NodeList found = element.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
