package io.cellfleet.kubernetes;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The names of a service's own settings, read off the sources of its interfaces with {@code @ConfigMapping}: so nothing
 * of the service must have been built.
 */
final class ConfigMappings {

    private static final Pattern WORD_BEGIN = Pattern.compile("(?<=[A-Za-z0-9])([A-Z])");

    private ConfigMappings() {}

    /** As {@code cellfleet.gateway.spool.sync}; of lists with {@code [N]}. */
    static Set<String> of(Path sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(sources);
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> mappings = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> Sources.text(file).contains("@ConfigMapping("))
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(mappings));
            Set<String> names = new TreeSet<>();
            for (CompilationUnitTree unit : task.parse()) {
                ClassTree top = (ClassTree) unit.getTypeDecls().get(0);
                collect(top, prefix(top.getModifiers()), names);
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(ClassTree type, String prefix, Set<String> into) {
        Map<String, ClassTree> nested = type.getMembers().stream()
                .filter(member -> member.getKind() == Tree.Kind.INTERFACE)
                .map(ClassTree.class::cast)
                .collect(Collectors.toMap(member -> member.getSimpleName().toString(), Function.identity()));
        for (Tree member : type.getMembers()) {
            if (!(member instanceof MethodTree method) || method.getBody() != null) {
                continue;
            }
            String name = prefix + "." + kebab(method.getName().toString());
            String result = method.getReturnType().toString();
            if (result.startsWith("List<")) {
                name += "[N]";
                result = result.substring("List<".length(), result.length() - 1);
            }
            ClassTree group = nested.get(result);
            if (group == null) {
                into.add(name);
            } else {
                collect(group, name, into);
            }
        }
    }

    private static String prefix(ModifiersTree modifiers) {
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            if (annotation.getAnnotationType().toString().equals("ConfigMapping")) {
                AssignmentTree assignment =
                        (AssignmentTree) annotation.getArguments().get(0);
                return (String) ((LiteralTree) assignment.getExpression()).getValue();
            }
        }
        throw new IllegalStateException("the first type of the file has no @ConfigMapping");
    }

    private static String kebab(String name) {
        return WORD_BEGIN.matcher(name).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }
}
