package io.cellfleet.api.registry;

/**
 * What a revision of a gateway says, as the audit keeps it.
 *
 * @param keyFrom the first of its keys whose signatures are good
 */
public record GatewayShown(String name, int keyFrom) {

    public static GatewayShown of(Gateway gateway) {
        return new GatewayShown(gateway.name, gateway.keyFrom);
    }
}
