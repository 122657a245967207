# The API and the web page.
# deploy/images/build lays out what is copied here: what changes least comes first. Nothing is run while the image is
# made, so one for another processor needs no emulation.
ARG JAVA_IMAGE=eclipse-temurin:25-jre
FROM ${JAVA_IMAGE}

COPY libraries/ /opt/cellfleet/api-gateway/
COPY quarkus/ /opt/cellfleet/api-gateway/quarkus/
COPY application/ /opt/cellfleet/api-gateway/
COPY bin/ /opt/cellfleet/bin/
# Where a volume is mounted, a new one belongs to the user below.
COPY --chown=10001:10001 state/ /var/lib/cellfleet/

# Java reads them by itself; who sets the variable replaces all of them.
ENV JDK_JAVA_OPTIONS="-Xmx512m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_MANAGEMENT_HOST=0.0.0.0

# By its number, so that Kubernetes sees that it is not root. The root file system may be read only; /tmp must be
# writable and allow what is in it to be executed, for the native libraries that are unpacked there.
USER 10001:10001
WORKDIR /tmp
EXPOSE 8080 9000
ENTRYPOINT ["java", "-jar", "/opt/cellfleet/api-gateway/quarkus-run.jar"]
