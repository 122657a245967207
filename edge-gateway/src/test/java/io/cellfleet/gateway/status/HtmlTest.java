package io.cellfleet.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that was set or read becomes part of the page's markup. */
class HtmlTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        pack-1                | pack-1                              | nothing to do
        <script>x</script>    | &lt;script&gt;x&lt;/script&gt;      | a tag in the name of a file
        a="b" & 'c'           | a=&quot;b&quot; &amp; &#39;c&#39;   | quotes and ampersands
        """)
    void escape(String text, String escaped, String because) {
        assertThat(Html.escape(text)).as(because).isEqualTo(escaped);
    }
}
