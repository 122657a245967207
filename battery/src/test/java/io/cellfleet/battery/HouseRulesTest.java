package io.cellfleet.battery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What makes the core calm, checked: it knows only the JDK, is told the time, and counts in integers. */
@AnalyzeClasses(packagesOf = HouseRulesTest.class, importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    /** Where rules and measurements live. The simulator is a model of the world and may compute as it likes. */
    private static final List<String> INTEGER_PACKAGES = List.of(
            "action",
            "energy",
            "measure",
            "pack",
            "protocol",
            "reading",
            "relay",
            "settings",
            "site",
            "soc",
            "warning");

    @ArchTest
    static final ArchRule coreKnowsOnlyTheJdk = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.cellfleet.battery..", "org.jspecify..")
            .because("the rules of the battery must be readable and testable without a framework");

    @ArchTest
    static final ArchRule coreIsToldTheTime = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("a replay of the same frames must give the same result (S10)");

    @ArchTest
    static final ArchRule coreDependsOnNothingOfThisMachine = noClasses()
            .should()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .because("the same input must give the same result on any machine (S10)");

    @ArchTest
    static final ArchRule coreDoesNoInputAndOutput = noClasses()
            .that()
            .resideOutsideOfPackage("..simulator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.file..", "java.util.logging..", "java.util.concurrent..")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("shells fetch and store, the core decides");

    /** Reads the sources, because a double inside a method leaves no trace that the rules above could see. */
    @Test
    void rulesCountInIntegers() throws IOException {
        Pattern floating = Pattern.compile("\\b(float|double|Float|Double|DoubleStream|OptionalDouble)\\b");
        for (String name : INTEGER_PACKAGES) {
            for (Path source : sources(name)) {
                assertThat(code(source))
                        .as("%s: comparisons are made on integers, never on floating point", source)
                        .doesNotContainPattern(floating);
            }
        }
    }

    @Test
    void theCheckForIntegersFindsSources() throws IOException {
        assertThat(sources("protocol")).hasSizeGreaterThan(5);
    }

    private static List<Path> sources(String packageName) throws IOException {
        Path folder = Path.of("src/main/java/io/cellfleet/battery").resolve(packageName);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** The text without comments. */
    private static String code(Path source) throws IOException {
        return Files.readString(source).replaceAll("(?s)/\\*.*?\\*/|//[^\\n]*", "");
    }
}
