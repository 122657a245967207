package io.cellfleet.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a password must be. */
class PasswordTest {

    @Test
    void twelveCharactersAreEnoughAndElevenAreNot() {
        assertThatCode(() -> FirstAdministrator.check("x".repeat(12))).doesNotThrowAnyException();
        assertThatThrownBy(() -> FirstAdministrator.check("x".repeat(11)))
                .hasMessage("cellfleet.api.first-administrator-password has 11 characters but must have at least 12");
    }

    @Test
    void whatBcryptWouldIgnoreIsRefused() {
        assertThat(Password.complaint("password", "é".repeat(36))).isNull();
        assertThat(Password.complaint("password", "é".repeat(36) + "x"))
                .isEqualTo("password has 73 bytes in UTF-8 but may have at most 72");
    }
}
