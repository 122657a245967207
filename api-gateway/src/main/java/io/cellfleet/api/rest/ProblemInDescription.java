package io.cellfleet.api.rest;

import io.cellfleet.api.rest.problem.Problem;
import io.cellfleet.api.rest.problem.ProblemType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says in the API's description that every refusal is a {@link Problem}. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemInDescription implements OASFilter {

    private static final String NAME = "Problem";
    private static final String TYPES = "the kind, which GET of this path explains: "
            + Arrays.stream(ProblemType.values()).map(ProblemType::uri).collect(Collectors.joining(", "));

    @Override
    public Operation filterOperation(Operation operation) {
        Content content = OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(NAME)));
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("what is wrong")
                                .content(content));
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        Schema text = OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
        Schema number = OASFactory.createSchema().type(List.of(Schema.SchemaType.INTEGER));
        Schema violation = OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.OBJECT))
                .addProperty("field", text)
                .addProperty("message", text);
        description
                .getComponents()
                .addSchema(
                        NAME,
                        OASFactory.createSchema()
                                .type(List.of(Schema.SchemaType.OBJECT))
                                .description("What is wrong (RFC 9457)")
                                .addProperty("type", described(text, TYPES))
                                .addProperty("title", described(text, "the status in words"))
                                .addProperty("status", described(number, "the HTTP status"))
                                .addProperty("detail", described(text, "one sentence with value and limit"))
                                .addProperty("parameter", described(text, "the parameter or JSON field that is meant"))
                                .addProperty(
                                        "violations",
                                        OASFactory.createSchema()
                                                .type(List.of(Schema.SchemaType.ARRAY))
                                                .items(violation)
                                                .description("every violation, where there can be several")));
    }

    private static Schema described(Schema like, String description) {
        return OASFactory.createSchema().type(like.getType()).description(description);
    }
}
