package io.cellfleet.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineLinkTest {

    /**
     * What happens, in order: {@code aP:O@T} Kafka has a record of partition P at offset O that was captured at T s of
     * the monotonic clock; {@code pP:O} the engine says that it has applied O; then {@code ?P@T} asks.
     */
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        ?0@1                                  | no  | nothing was ever said
        a0:7@10 ?0@10                         | no  | sent is not applied
        p0:7 ?0@10                            | no  | applied, but nothing of ours is known to lie there
        a0:7@10 p0:7 ?0@11                    | yes | the record itself is the last one applied
        a0:7@10 p0:9 ?0@11                    | yes | others' records behind it are applied, too
        a0:7@10 p0:6 ?0@11                    | no  | the record before it is
        p0:9 a0:7@10 ?0@11                    | yes | the acknowledgement comes after the progress
        a0:7@10 p0:7 ?0@40                    | yes | 30 s old is the limit
        a0:7@10 p0:7 ?0@40.001                | no  | older than the life
        a0:7@10 p0:7 a0:8@20 p0:8 ?0@40.001   | yes | a newer one carries on
        a0:7@10 p0:7 a0:8@20 ?0@40.001        | no  | a newer one that is not applied does not
        a0:7@10 a0:8@25 p0:8 ?0@55            | yes | the newest applied one counts
        a0:7@10 a0:8@25 p0:8 ?0@55.001        | no  | the newest applied one counts
        a0:7@10 a0:8@45 p0:7 ?0@46            | no  | the engine works off a backlog: what it applied is old
        a0:7@10 a0:8@45 p0:7 p0:8 ?0@46       | yes | it has caught up
        a0:7@10 p0:7 ?1@11                    | no  | another partition is no proof
        a0:7@10 a1:3@10 p1:3 ?1@11            | yes | each partition for itself
        a0:7@10 p0:7 p0:2 a0:3@60 ?0@61       | no  | the log was begun anew: an old offset proves nothing
        a0:7@10 p0:7 p0:2 a0:3@60 p0:3 ?0@61  | yes | in the new log it is applied
        a0:7@10 p0:7 ?0@25                    | yes | an engine restart of 15 s moves nothing
        """)
    void link(String story, String linked, String because) {
        EngineLink link = new EngineLink(EngineLink.LIFE);
        boolean answer = false;
        for (String word : List.of(story.split(" +"))) {
            String[] numbers = word.substring(1).split("[:@]");
            int partition = Integer.parseInt(numbers[0]);
            switch (word.charAt(0)) {
                case 'a' -> link.acknowledged(partition, Long.parseLong(numbers[1]), ms(numbers[2]));
                case 'p' -> link.applied(partition, Long.parseLong(numbers[1]));
                default -> answer = link.isLinked(partition, ms(numbers[1]));
            }
        }

        assertThat(answer ? "yes" : "no").as(because).isEqualTo(linked);
    }

    private static long ms(String seconds) {
        return Math.round(Double.parseDouble(seconds) * 1_000);
    }

    @Test
    void anOutageOfADayTakesNoMemoryAndLeavesNoLinkBehind() {
        EngineLink link = new EngineLink(EngineLink.LIFE);
        for (int second = 0; second < 86_400; second++) {
            link.acknowledged(0, second, second * 1_000L);
        }

        assertThat(link.waiting()).isLessThanOrEqualTo(32);
        link.applied(0, 43_200);
        assertThat(link.isLinked(0, 86_400_000)).isFalse();
        link.applied(0, 86_399);
        assertThat(link.isLinked(0, 86_400_000)).isTrue();
    }
}
