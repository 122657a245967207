package io.cellfleet.api.bulk;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** What a change of settings means for one pack, as it stands in the database. */
@Entity
@Table(name = "settings_change_pack")
public class SettingsChangePack extends PanacheEntityBase {

    /** @param position among the packs of the change, from 0 */
    @Embeddable
    public record Key(@Column(name = "change_id") String changeId, int position) implements Serializable {}

    /** What became of a pack. */
    public enum State {
        /** Its settings are already so. */
        SAME("same"),
        /** They would not fit. */
        REFUSED("refused"),
        WAITING("waiting"),
        APPLIED("applied"),
        /** It was changed by somebody since, or is gone. */
        PASSED_OVER("passed-over"),
        /** It has its old settings again. */
        UNDONE("undone"),
        /** It was changed by somebody since it was applied, and stays so. */
        KEPT("kept");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** As in the database and the API. */
        public String label() {
            return label;
        }

        /** The one with this label. */
        public static Optional<State> labelled(String label) {
            return Arrays.stream(values())
                    .filter(state -> state.label.equals(label))
                    .findFirst();
        }
    }

    @EmbeddedId
    public Key key;

    @Column(name = "pack_id")
    public String packId;

    /** From 1; 0: nothing is to be done. */
    public int stage;

    /** A label of {@link State}. */
    public String state;

    /** The draft when the change was made. */
    @ColumnTransformer(write = "?::jsonb")
    public String before;

    @ColumnTransformer(write = "?::jsonb")
    public String after;

    public @Nullable String detail;
}
