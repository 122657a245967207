package io.cellfleet.history.columns;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.v1.DeviceReport;
import io.cellfleet.contract.v1.Installation;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RelayDecision;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a status says in words. It seldom changes, so it is kept once beside the block, and the column tells which it is.
 *
 * @param id      of the column; none is changed or used again
 * @param name    of what it says
 * @param isKnown whether a status has it
 * @param said    the part of a status that makes the bytes; equal parts make equal bytes
 * @param bytes   of that part: a text, or a message of the contract without its numbers that are columns
 * @param setter  puts them back
 */
record Word<P>(
        int id,
        String name,
        Predicate<PackStatus> isKnown,
        Function<PackStatus, P> said,
        Function<P, ByteString> bytes,
        Setter setter) {

    /** Puts bytes back where they were. */
    interface Setter {
        void set(PackStatus.Builder status, ByteString bytes) throws InvalidProtocolBufferException;
    }

    /** By ascending id, behind those of {@link Quantities#OF_PACK}. */
    static final List<Word<?>> ALL = List.of(
            text(128, "installationId", PackStatus::getInstallationId, PackStatus.Builder::setInstallationId),
            text(129, "gatewayId", PackStatus::getGatewayId, PackStatus.Builder::setGatewayId),
            text(130, "protocol", PackStatus::getProtocol, PackStatus.Builder::setProtocol),
            new Word<>(
                    131,
                    "warnings",
                    status -> status.getWarningsCount() > 0,
                    PackStatus::getWarningsList,
                    warnings -> PackStatus.newBuilder()
                            .addAllWarnings(warnings)
                            .build()
                            .toByteString(),
                    (status, bytes) -> status.mergeFrom(bytes)),
            new Word<>(
                    132,
                    "charge",
                    PackStatus::hasCharge,
                    PackStatus::getCharge,
                    Word::reasons,
                    (status, bytes) -> status.getChargeBuilder().mergeFrom(bytes)),
            new Word<>(
                    133,
                    "load",
                    PackStatus::hasLoad,
                    PackStatus::getLoad,
                    Word::reasons,
                    (status, bytes) -> status.getLoadBuilder().mergeFrom(bytes)),
            new Word<>(
                    134,
                    "deviceStatus",
                    PackStatus::hasDevice,
                    status -> status.getDevice().getStatusList(),
                    names -> DeviceReport.newBuilder()
                            .addAllStatus(names)
                            .build()
                            .toByteString(),
                    (status, bytes) -> status.getDeviceBuilder().mergeFrom(bytes)),
            new Word<>(
                    135,
                    "installation",
                    PackStatus::hasInstallation,
                    status -> withoutNumbers(status.getInstallation()),
                    Installation::toByteString,
                    (status, bytes) -> status.getInstallationBuilder().mergeFrom(bytes)));

    private static Word<String> text(
            int id, String name, Function<PackStatus, String> value, BiConsumer<PackStatus.Builder, String> setter) {
        return new Word<>(
                id,
                name,
                status -> !value.apply(status).isEmpty(),
                value,
                ByteString::copyFromUtf8,
                (status, bytes) -> setter.accept(status, bytes.toString(StandardCharsets.UTF_8)));
    }

    private static ByteString reasons(RelayDecision decision) {
        return decision.toBuilder().clearOn().build().toByteString();
    }

    private static Installation withoutNumbers(Installation installation) {
        return installation.toBuilder()
                .clearSocMilliPercent()
                .clearOldestFrameAtMs()
                .build();
    }
}
