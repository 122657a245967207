package io.cellfleet.api.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/** Says in the API's description which fields are always there: those that our records do not call nullable. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RequiredInDescription implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final String OURS = "io.cellfleet.";

    private final Map<String, ClassInfo> records = new HashMap<>();

    /** @param index of the application's classes */
    public RequiredInDescription(IndexView index) {
        for (ClassInfo each : index.getKnownClasses()) {
            if (each.isRecord() && each.name().toString().startsWith(OURS)) {
                records.put(each.name().withoutPackagePrefix().replaceFirst(".*\\$", ""), each);
            }
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        description.getComponents().getSchemas().forEach((name, schema) -> {
            ClassInfo record = records.get(name);
            if (record != null && schema.getProperties() != null) {
                record.unsortedRecordComponents().forEach(component -> require(schema, component));
            }
        });
    }

    private static void require(Schema schema, RecordComponentInfo component) {
        boolean isListed = schema.getRequired() != null && schema.getRequired().contains(component.name());
        boolean isAlwaysThere = !component.type().hasAnnotation(NULLABLE) && !component.hasAnnotation(NULLABLE);
        if (isAlwaysThere && !isListed && schema.getProperties().containsKey(component.name())) {
            schema.addRequired(component.name());
        }
    }
}
