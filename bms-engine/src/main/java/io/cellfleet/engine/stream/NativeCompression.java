package io.cellfleet.engine.stream;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import net.jpountz.lz4.LZ4Factory;
import org.jboss.logging.Logger;

/**
 * Has what the engine writes compressed by LZ4's native library. By itself the library takes its Java code under any
 * class loader but the system's, and that is a tenth of the engine's CPU.
 */
@ApplicationScoped
class NativeCompression {

    private static final Logger LOG = Logger.getLogger(NativeCompression.class);

    void start(@Observes StartupEvent event) {
        try {
            LZ4Factory.nativeInstance();
        } catch (LinkageError noneForThisMachine) {
            LOG.infof("Compressing with Java code, there is no native LZ4 here: %s", noneForThisMachine.getMessage());
        }
    }
}
