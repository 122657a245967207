package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.signature.FleetSecret;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.RejectedRecord;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An enrolled gateway vouches for each of its records, and nobody else can. */
class SignatureTest {

    private static final byte[] SECRET = new byte[FleetSecret.SECRET_BYTES];
    private static final Duration A_SLICE = Duration.ofMillis(100);

    private final FleetSecret secret = FleetSecret.of(SECRET);
    private final Site site = new Site();
    private Bench bench = new Bench(Optional.of(SECRET));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatItSignsIsBelieved() {
        bench.commission(enrolled(1, 1));
        GatewayRecord frame = site.frame(0);

        bench.send(frame, signature(1, frame));

        assertThat(bench.rejected()).isEmpty();
        assertThat(bench.statuses()).hasSize(1);
    }

    @Test
    void whatItDoesNotSignIsRefused() {
        bench.commission(enrolled(1, 2));
        GatewayRecord frame = site.frame(0);
        byte[] forged = signature(2, frame);
        forged[17] ^= 1;

        bench.send(frame);
        bench.send(frame, new byte[3]);
        bench.send(frame, signature(1, frame));
        bench.send(frame, forged);
        bench.send(frame, secret.key("gateway-2", 2).sign(frame.toByteArray()).toBytes());
        bench.send(frame.toBuilder().setCapturedAtMs(1).build(), signature(2, frame));

        List<RejectedRecord> rejected = bench.rejected();
        assertThat(rejected)
                .extracting(RejectedRecord::getReason)
                .containsExactly(
                        "NOT_SIGNED",
                        "NOT_SIGNED",
                        "KEY_REVOKED",
                        "WRONG_SIGNATURE",
                        "WRONG_SIGNATURE",
                        "WRONG_SIGNATURE");
        assertThat(rejected)
                .extracting(RejectedRecord::getDetail)
                .contains(
                        "gateway gateway-1 is enrolled, so its records are signed with its key 2 or a later one, but"
                                + " this one is not signed",
                        "the record is signed with key 1 of gateway gateway-1 but must be with key 2 or a later one",
                        "the signature is not the one that key 2 of gateway gateway-1 makes of the record");
        assertThat(bench.count("gateway-1", "NOT_SIGNED")).isEqualTo(2);
        assertThat(bench.statuses()).isEmpty();
    }

    /** A gateway with its old key goes on until the key is revoked. */
    @Test
    void anyKeyFromTheFirstGoodOneOnIsBelieved() {
        bench.commission(enrolled(1, 2));

        for (int key : new int[] {2, 3, 2, 65_535}) {
            GatewayRecord frame = site.frame(key % 100);
            bench.send(frame, signature(key, frame));
        }

        assertThat(bench.rejected()).isEmpty();
        assertThat(bench.statuses()).hasSize(4);
    }

    @Test
    void aGatewayThatIsNotEnrolledNeedsNoSignature() {
        bench.commission(enrolled(1, 0));

        bench.send(site.frame(0));
        bench.send(site.frame(1), new byte[] {1, 2, 3});

        assertThat(bench.rejected()).isEmpty();
        assertThat(bench.statuses()).hasSize(2);
    }

    @Test
    void settingsWithAKeyThatCannotBeAreRefused() {
        bench.commission(Site.installation(
                Site.INSTALLATION,
                1,
                Site.pack(Site.PACK, 1, 2_900).setGatewayKeyFrom(65_536).build()));

        assertThat(bench.rejected())
                .extracting(RejectedRecord::getDetail)
                .containsExactly("pack farm-1: gateway_key_from is 65536 but must be 0 to 65535");
    }

    /** An engine whose secret was forgotten believes nobody and loses nothing. */
    @Test
    void withoutASecretSignedRecordsWait() {
        bench.close();
        bench = new Bench();
        bench.commission(enrolled(1, 1));
        GatewayRecord frame = site.frame(0);

        bench.send(frame, signature(1, frame));
        bench.send(site.frame(1));

        assertThat(bench.statuses()).isEmpty();
        assertThat(bench.figures.parked()).containsEntry(Site.INSTALLATION, 1L);
        assertThat(bench.rejected()).extracting(RejectedRecord::getReason).containsExactly("NOT_SIGNED");
    }

    @Test
    void whatWaitsKeepsItsSignatureAndIsCheckedWhenItsTurnComes() {
        bench.commission(enrolled(1, 1));
        bench.failure.at(1);
        for (int key : new int[] {1, 2, 1}) {
            GatewayRecord frame = site.frame(key);
            bench.send(frame, signature(key, frame));
        }
        bench.failure.mend();
        bench.commission(enrolled(2, 2));

        bench.ask(QuarantineTest.release("r1", false));
        bench.pass(A_SLICE);

        assertThat(bench.rejected())
                .extracting(RejectedRecord::getReason)
                .containsExactly("KEY_REVOKED", "KEY_REVOKED");
        assertThat(bench.statuses())
                .extracting(status -> status.getOrder().getSequence())
                .containsExactly(2L);
    }

    /** Records that a release without signatures parked are still read: of gateways that need none. */
    @Test
    void whatAnEarlierReleaseParkedIsRead() throws IOException {
        bench.close();
        bench = new Bench();
        bench.commission(enrolled(1, 0));
        bench.failure.at(1);
        bench.send(site.frame(0));
        bench.failure.mend();
        KeyValueStore<String, byte[]> parked = bench.driver.getKeyValueStore(EngineTopology.PARKED);
        String place = parked.all().next().key;
        parked.put(place, ofAnEarlierRelease(site.frame(0)));

        bench.ask(QuarantineTest.release("r1", false));
        bench.pass(A_SLICE);

        assertThat(bench.rejected()).isEmpty();
        assertThat(bench.statuses()).hasSize(1);
    }

    private static byte[] ofAnEarlierRelease(GatewayRecord waiting) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("cellfleet.frames.v1");
        out.writeInt(0);
        out.writeLong(1);
        out.writeLong(waiting.getCapturedAtMs());
        out.write(waiting.toByteArray());
        return bytes.toByteArray();
    }

    private byte[] signature(int generation, GatewayRecord signed) {
        return secret.key(Site.GATEWAY, generation).sign(signed.toByteArray()).toBytes();
    }

    private static InstallationSettings enrolled(long revision, int keyFrom) {
        return Site.installation(
                Site.INSTALLATION,
                revision,
                Site.pack(Site.PACK, revision, 2_900).setGatewayKeyFrom(keyFrom).build());
    }
}
