package io.cellfleet.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Precondition;
import io.cellfleet.api.audit.PreconditionException;
import io.cellfleet.api.bulk.CsvTable;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.enrolment.GatewayEntry;
import io.cellfleet.api.enrolment.Gateways;
import io.cellfleet.api.registry.Directory;
import io.cellfleet.api.registry.InstallationEntry;
import io.cellfleet.api.registry.InstallationWrite;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.registry.PackWrite;
import io.cellfleet.api.registry.Registry;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.problem.Violations;
import io.cellfleet.api.rest.view.ImportView;
import io.cellfleet.api.security.Callers;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.battery.settings.Violation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Many installations, packs or gateways at once, from a table. */
@Path("/api/v1/imports")
@Consumes("text/csv")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class ImportResource {

    private static final int REFUSED = 422;
    private static final String DRY_RUN = "true: only look what would become of it; default false";

    private static final List<CsvTable.Column> INSTALLATION_COLUMNS = List.of(
            text("id"),
            text("name"),
            text("timeZone"),
            value("latitude"),
            value("longitude"),
            new CsvTable.Column("tags", CsvTable.Form.TEXTS),
            value("simulated"),
            text("tenantId"));

    private static final List<CsvTable.Column> GATEWAY_COLUMNS = List.of(text("id"), text("name"), text("tenantId"));

    private static final List<CsvTable.Column> OF_THE_PACK =
            List.of(text("id"), text("installationId"), text("name"), text("gatewayId"), text("unlinkedPolicy"));

    private static final List<CsvTable.Column> OF_ITS_SETTINGS = Arrays.stream(
                    PackSettingsDraft.class.getRecordComponents())
            .map(ImportResource::settingsColumn)
            .toList();

    private final Registry registry;
    private final Gateways gateways;
    private final Directory directory;
    private final PinGate pins;
    private final Callers callers;
    private final ObjectMapper json;
    private final Validator validator;

    ImportResource(
            Registry registry,
            Gateways gateways,
            Directory directory,
            PinGate pins,
            Callers callers,
            ObjectMapper json,
            Validator validator) {
        this.registry = registry;
        this.gateways = gateways;
        this.directory = directory;
        this.pins = pins;
        this.callers = callers;
        this.json = json;
        this.validator = validator;
    }

    private static CsvTable.Column text(String name) {
        return new CsvTable.Column(name, CsvTable.Form.TEXT);
    }

    private static CsvTable.Column value(String name) {
        return new CsvTable.Column(name, CsvTable.Form.VALUE);
    }

    private static CsvTable.Column settingsColumn(RecordComponent component) {
        if (component.getType() == String.class) {
            return text(component.getName());
        }
        return component.getType() == List.class
                ? new CsvTable.Column(component.getName(), CsvTable.Form.NUMBERS)
                : value(component.getName());
    }

    @POST
    @Path("/installations")
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Create or change installations from a table",
            description = "CSV with a header: id, name, timeZone, latitude, longitude, tags (semicolons between them),"
                    + " simulated, tenantId, in any order; id, name and timeZone are required, an empty cell takes the"
                    + " default. Every line is checked first, and nothing is changed when one is wrong: 422 with every"
                    + " error and its line. Given again it changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "done, or looked at",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "422",
            description = "errors and their lines",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public RestResponse<ImportView> installations(
            @QueryParam("dryRun") @Parameter(description = DRY_RUN) @Nullable String dryRun,
            @QueryParam("reason") @Parameter(description = ChangeParams.REASON) @Nullable String reason,
            @NotNull String csv) {
        Caller caller = callers.now();
        return run(csv, INSTALLATION_COLUMNS, dryRun, line -> {
            PutInstallation body = body(line.fields(), PutInstallation.class);
            var wish = body.wish();
            Optional<InstallationEntry> known = directory.installation(caller, line.id());
            return new Step(
                    change(known.map(entry -> entry.wish().equals(wish))),
                    () -> refuse(registry.putInstallation(
                            line.id(),
                            wish,
                            Optional.ofNullable(body.tenantId()),
                            by(caller, reason, known.isPresent()))));
        });
    }

    private static void refuse(InstallationWrite write) {
        switch (write) {
            case InstallationWrite.Written written -> {
                // As wished.
            }
            case InstallationWrite.Unknown unknown ->
                throw ProblemException.conflict("id", "there is no such installation, and the id is not free");
            case InstallationWrite.UnknownTenant unknown -> throw TenantResource.refused(unknown.tenantId());
            case InstallationWrite.OfAnotherTenant other ->
                throw ProblemException.conflict("tenantId", "an installation stays with its tenant");
        }
    }

    @POST
    @Path("/gateways")
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Register or rename gateways from a table",
            description = "CSV with a header: id, name, tenantId; id and name are required. As for installations.")
    @APIResponse(
            responseCode = "200",
            description = "done, or looked at",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "422",
            description = "errors and their lines",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public RestResponse<ImportView> gateways(
            @QueryParam("dryRun") @Parameter(description = DRY_RUN) @Nullable String dryRun,
            @QueryParam("reason") @Parameter(description = ChangeParams.REASON) @Nullable String reason,
            @NotNull String csv) {
        Caller caller = callers.now();
        return run(csv, GATEWAY_COLUMNS, dryRun, line -> {
            var body = body(line.fields(), GatewayResource.PutGateway.class);
            Optional<GatewayEntry> known = gateways.gateway(caller, line.id());
            Optional<String> tenantId = Optional.ofNullable(body.tenantId());
            return new Step(
                    change(known.map(entry -> entry.name().equals(body.name()))),
                    () -> GatewayResource.refuse(
                            line.id(),
                            gateways.put(line.id(), body.name(), tenantId, by(caller, reason, known.isPresent()))));
        });
    }

    @POST
    @Path("/packs")
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Create or change packs from a table",
            description =
                    "CSV with a header: id, installationId, name, gatewayId, unlinkedPolicy, and every field of the"
                            + " settings (cellCount, chemistry, capacityWh …; sectionEnds with semicolons). As for installations."
                            + " Packs whose settings change must all have the PIN that is given.")
    @APIResponse(
            responseCode = "200",
            description = "done, or looked at",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "422",
            description = "errors and their lines",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public RestResponse<ImportView> packs(
            @QueryParam("dryRun") @Parameter(description = DRY_RUN) @Nullable String dryRun,
            @QueryParam("reason") @Parameter(description = ChangeParams.REASON) @Nullable String reason,
            @HeaderParam(PinGate.HEADER) @Parameter(description = PinGate.WORDS) @Nullable String pin,
            @NotNull String csv) {
        Caller caller = callers.now();
        List<CsvTable.Column> columns =
                Stream.concat(OF_THE_PACK.stream(), OF_ITS_SETTINGS.stream()).toList();
        return run(csv, columns, dryRun, line -> pack(line, caller, reason, pin));
    }

    private Step pack(Named line, Caller caller, @Nullable String reason, @Nullable String pin)
            throws DatabindException {
        ObjectNode fields = json.createObjectNode();
        ObjectNode settings = json.createObjectNode();
        line.fields().properties().forEach(field -> {
            boolean ofThePack =
                    OF_THE_PACK.stream().anyMatch(column -> column.name().equals(field.getKey()));
            (ofThePack ? fields : settings).set(field.getKey(), field.getValue());
        });
        fields.set("settings", settings);
        PutPack body = body(fields, PutPack.class);
        if (body.settings().complete() instanceof PackSettingsDraft.Outcome.Refused refused) {
            throw ProblemException.refused(refused.violations());
        }
        if (directory.installation(caller, body.installationId()).isEmpty()) {
            throw ProblemException.refused(List.of(new Violation(
                    "installationId",
                    "installationId is '" + body.installationId() + "' but there is no such installation")));
        }
        Optional<PackEntry> known = directory.pack(caller, line.id());
        boolean changesSettings =
                known.filter(entry -> !entry.draft().equals(body.settings())).isPresent();
        return new Step(change(known.map(entry -> isSame(entry, body))), () -> {
            if (changesSettings) {
                pins.pass(line.id(), pin, caller);
            }
            PackWrite write = registry.putPack(
                    line.id(),
                    body.installationId(),
                    body.wish(),
                    by(caller, reason, known.isPresent()),
                    changesSettings);
            PackWrites.written(write, "");
        });
    }

    private static boolean isSame(PackEntry entry, PutPack body) {
        return entry.installationId().equals(body.installationId())
                && entry.name().equals(body.name())
                && entry.draft().equals(body.settings())
                && entry.assignment().with(body.wish().assignment()).equals(entry.assignment());
    }

    private static By by(Caller caller, @Nullable String reason, boolean isThere) {
        return ChangeParams.by(caller, reason, isThere ? Precondition.ANY : Precondition.NONE);
    }

    /** What a line would do. */
    private enum Change {
        CREATED,
        CHANGED,
        SAME
    }

    private static Change change(Optional<Boolean> isSame) {
        return isSame.map(same -> same ? Change.SAME : Change.CHANGED).orElse(Change.CREATED);
    }

    private record Step(Change change, Runnable run) {}

    /** A line with its id, and without it among its fields. */
    private record Named(long number, String id, ObjectNode fields) {}

    private interface Check {

        Step check(Named line) throws DatabindException;
    }

    /** Every line is checked, then every line is done. */
    private RestResponse<ImportView> run(
            String csv, List<CsvTable.Column> columns, @Nullable String dryRun, Check check) {
        boolean dry = dryRun != null && Ask.flag("dryRun", dryRun);
        List<ImportView.LineError> errors = new ArrayList<>();
        Map<Named, Step> steps = new LinkedHashMap<>();
        Map<String, Long> seen = new HashMap<>();
        for (CsvTable.Line line : read(csv, columns)) {
            String id = line.fields().path("id").asText("");
            ObjectNode fields = line.fields().deepCopy().without("id");
            Named named = new Named(line.number(), id, fields);
            Long before = seen.putIfAbsent(id, line.number());
            if (before != null) {
                errors.add(new ImportView.LineError(
                        line.number(), id, "id", "id is '" + id + "' but line " + before + " has it too"));
                continue;
            }
            attempt(named, errors, () -> steps.put(named, check.check(checked(named))));
        }
        if (errors.isEmpty() && !dry) {
            for (Map.Entry<Named, Step> step : steps.entrySet()) {
                if (step.getValue().change() != Change.SAME) {
                    attempt(step.getKey(), errors, () -> step.getValue().run().run());
                }
                if (!errors.isEmpty()) {
                    break;
                }
            }
        }
        ImportView view = new ImportView(
                dry, count(steps, Change.CREATED), count(steps, Change.CHANGED), count(steps, Change.SAME), errors);
        return RestResponse.ResponseBuilder.<ImportView>create(errors.isEmpty() ? 200 : REFUSED)
                .entity(view)
                .build();
    }

    private static Named checked(Named line) {
        Ask.newId("id", line.id());
        return line;
    }

    private static int count(Map<Named, Step> steps, Change change) {
        return Math.toIntExact(
                steps.values().stream().filter(step -> step.change() == change).count());
    }

    private static List<CsvTable.Line> read(String csv, List<CsvTable.Column> columns) {
        try {
            return CsvTable.read(csv, columns);
        } catch (CsvTable.BadTableException e) {
            throw ProblemException.bad("body", String.valueOf(e.getMessage()));
        }
    }

    private interface Attempt {

        void run() throws DatabindException;
    }

    private static void attempt(Named line, List<ImportView.LineError> errors, Attempt attempt) {
        try {
            attempt.run();
        } catch (ProblemException e) {
            if (e.violations().isEmpty()) {
                errors.add(new ImportView.LineError(line.number(), line.id(), e.parameter(), e.detail()));
            }
            e.violations()
                    .forEach(violation -> errors.add(new ImportView.LineError(
                            line.number(), line.id(), violation.field(), violation.message())));
        } catch (PreconditionException e) {
            errors.add(new ImportView.LineError(line.number(), line.id(), null, String.valueOf(e.getMessage())));
        } catch (DatabindException e) {
            ProblemException problem = ProblemException.json(e);
            errors.add(new ImportView.LineError(line.number(), line.id(), problem.parameter(), problem.detail()));
        }
    }

    private <T> T body(ObjectNode fields, Class<T> type) throws DatabindException {
        T body;
        try {
            body = json.treeToValue(fields, type);
        } catch (DatabindException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree cannot be malformed", e);
        }
        List<Violation> violations = Violations.of(validator.validate(body));
        if (!violations.isEmpty()) {
            throw ProblemException.refused(violations);
        }
        return body;
    }
}
