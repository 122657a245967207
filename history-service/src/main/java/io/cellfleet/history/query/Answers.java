package io.cellfleet.history.query;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import io.cellfleet.history.store.Ages;
import io.cellfleet.history.store.CursorTooOldException;
import io.cellfleet.history.store.DamagedRowException;
import io.cellfleet.history.store.TooManyPointsException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Answers calls. A mistake of the caller is INVALID_ARGUMENT, an answer too large for this service RESOURCE_EXHAUSTED, a
 * cursor whose changes are gone OUT_OF_RANGE, a damaged row of the database DATA_LOSS, a database that is away UNAVAILABLE, as
 * is a place among those that are answered at the same time: they take fewer connections than there are, so that what comes
 * in is written meanwhile.
 *
 * <p>The calls come on the event loop and are handed to a virtual thread. The annotations that would do so lose the
 * end of a call now and then, as it comes while another thread takes up the call: that one is never answered.
 */
@ApplicationScoped
class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);

    private static final int PATIENCE_S = 5;

    private final ExecutorService threads;

    private final Semaphore places;

    Answers(@VirtualThreads ExecutorService threads, QueryConfig config) {
        this.threads = threads;
        places = new Semaphore(config.atATime(), true);
    }

    /** How an answer is found. */
    interface Answer<T> {
        T get()
                throws BadQuestionException, TooManyPointsException, CursorTooOldException, DamagedRowException,
                        SQLException;
    }

    <T> Uni<T> answer(Answer<T> answer) {
        return Uni.createFrom().item(() -> inPlace(answer)).runSubscriptionOn(threads);
    }

    private <T> T inPlace(Answer<T> answer) {
        try {
            if (!places.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
                throw failure(Status.UNAVAILABLE, "too many questions at the same time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(Status.UNAVAILABLE, "the service stops");
        }
        try {
            return get(answer);
        } finally {
            places.release();
        }
    }

    private static <T> T get(Answer<T> answer) {
        try {
            return answer.get();
        } catch (BadQuestionException e) {
            throw refusal(e);
        } catch (TooManyPointsException e) {
            throw failure(Status.RESOURCE_EXHAUSTED, e.getMessage());
        } catch (CursorTooOldException e) {
            throw failure(Status.OUT_OF_RANGE, e.getMessage());
        } catch (DamagedRowException e) {
            LOG.errorf("question not answered: reason=%s", e.getMessage());
            throw failure(Status.DATA_LOSS, e.getMessage());
        } catch (SQLException e) {
            LOG.warnf("question not answered: reason=%s", e.getMessage());
            throw failure(Status.UNAVAILABLE, "the history database does not answer");
        }
    }

    /** With what is wrong by field, where that is known: as gRPC's error model has it. */
    private static StatusRuntimeException refusal(BadQuestionException e) {
        BadRequest.Builder fields = BadRequest.newBuilder();
        for (Ages.Mistake mistake : e.mistakes()) {
            fields.addFieldViolationsBuilder().setField(mistake.age()).setDescription(mistake.sentence());
        }
        com.google.rpc.Status.Builder status = com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.INVALID_ARGUMENT.value())
                .setMessage(String.valueOf(e.getMessage()));
        if (fields.getFieldViolationsCount() > 0) {
            status.addDetails(Any.pack(fields.build()));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }

    private static StatusRuntimeException failure(Status status, String message) {
        return status.withDescription(message).asRuntimeException();
    }
}
