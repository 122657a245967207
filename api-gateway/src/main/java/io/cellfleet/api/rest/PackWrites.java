package io.cellfleet.api.rest;

import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.registry.PackWrite;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.battery.settings.Violation;
import java.util.List;

/** What became of the wish to change a pack, told to the caller. */
final class PackWrites {

    private PackWrites() {}

    /**
     * The pack as it is now, or the problem that stands against it.
     *
     * @param settings what stands before the fields of the settings in the body
     */
    static PackEntry written(PackWrite write, String settings) {
        return switch (write) {
            case PackWrite.Written written -> written.pack();
            case PackWrite.Refused refused ->
                throw ProblemException.refused(refused.violations().stream()
                        .map(violation -> new Violation(settings + violation.field(), violation.message()))
                        .toList());
            case PackWrite.UnknownInstallation unknown ->
                throw ProblemException.refused(List.of(new Violation(
                        "installationId",
                        "installationId is '" + unknown.installationId() + "' but there is no such installation")));
            case PackWrite.UnknownPack unknown -> throw PackResource.unknown(unknown.id());
            case PackWrite.OfAnotherTenant other ->
                throw ProblemException.conflict("installationId", "a pack stays with its tenant");
            case PackWrite.ChangedSince since ->
                throw ProblemException.conflict(
                        "settings", "the settings of pack " + since.id() + " were changed since");
            case PackWrite.TooManyPacks many ->
                throw ProblemException.conflict(
                        "installationId",
                        "installation '" + many.installationId() + "' has " + many.most()
                                + " packs, and none can have more");
            case PackWrite.PinNeeded needed ->
                throw ProblemException.forbidden(
                        PinGate.HEADER, "the header Pack-Pin is needed: the PIN of pack " + needed.id());
            case PackWrite.EnrolledTooEarly early ->
                throw ProblemException.conflict(
                        "gatewayId",
                        "gateway '" + early.gatewayId() + "' has enrolment " + early.enrolment()
                                + ", but another one spoke for the pack with enrolment " + early.before()
                                + ": enrol it anew first, or its records would be taken for old ones");
            case PackWrite.ForeignGateway foreign ->
                throw ProblemException.conflict(
                        "gatewayId", "gateway '" + foreign.gatewayId() + "' cannot speak for this tenant");
        };
    }
}
