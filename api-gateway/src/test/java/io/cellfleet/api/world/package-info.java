/** What stands around the service in its tests. Begin with {@link io.cellfleet.api.world.World}. */
package io.cellfleet.api.world;
