package io.cellfleet.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapTilesTest {

    @ParameterizedTest
    @CsvSource({
        "https://tiles.example.com/{z}/{x}/{y}.png, https://tiles.example.com",
        "http://127.0.0.1:8088/a/{z}/{x}/{y}?style=dark, http://127.0.0.1:8088"
    })
    void aBrowserMayLoadFromTheirServer(String address, String origin) {
        assertThat(new MapTiles(address, null).origin()).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource({
        "https://tiles.example.com/{z}/{x}.png, must have {y} in it",
        "tiles.example.com/{z}/{x}/{y}.png, must begin with https:// or http:// and a host",
        "ftp://tiles.example.com/{z}/{x}/{y}.png, must begin with https:// or http:// and a host",
        "https://a b/{z}/{x}/{y}.png, is no address",
        "'https://a;script-src/{z}/{x}/{y}', must begin with https:// or http:// and a host"
    })
    void refusesWhatNamesNoTiles(String address, String because) {
        assertThatThrownBy(() -> new MapTiles(address, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cellfleet.api.page.tiles")
                .hasMessageContaining(because);
    }

    @Test
    void withoutAnyTheBrowserAsksNobodyElse() {
        assertThat(new PagePolicy(Optional.empty()).of("/"))
                .contains("default-src 'self'; img-src 'self' data: blob:;")
                .doesNotContain("unsafe");
    }

    @Test
    void theirPicturesAreAllowedOnThePageAndNothingElse() {
        PagePolicy policy =
                new PagePolicy(Optional.of(new MapTiles("https://tiles.example.com/{z}/{x}/{y}.png", null)));

        assertThat(policy.of("/"))
                .contains("img-src 'self' data: blob: https://tiles.example.com;")
                .containsOnlyOnce("example.com");
        assertThat(policy.of("/api/docs/")).doesNotContain("example.com");
    }

    @Test
    void thePageIsToldWhoseTheyAre() {
        var tiles = new MapTiles("https://tiles.example.com/{z}/{x}/{y}.png", "Example");

        assertThat(new PageResource(Optional.of(tiles)).get())
                .isEqualTo(new PageResource.PageView(tiles.address(), "Example"));
        assertThat(new PageResource(Optional.empty()).get()).isEqualTo(new PageResource.PageView(null, null));
    }
}
