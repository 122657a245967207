package io.cellfleet.local.run;

import java.nio.file.Path;

/** What a person needs to know once everything runs. */
final class Welcome {

    private Welcome() {}

    /**
     * @param passwordFile   where the first administrator's password stands
     * @param shownPassword  the password itself at the first run, else empty
     */
    static String text(RunWish wish, String page, Path passwordFile, String shownPassword) {
        StringBuilder text = new StringBuilder();
        text.append("\n  Cellfleet is running.\n\n");
        text.append("    Page      ").append(page).append('\n');
        text.append("    User      ").append(ApiClient.ADMINISTRATOR).append('\n');
        if (shownPassword.isEmpty()) {
            text.append("    Password  as chosen at the first run, in ")
                    .append(passwordFile)
                    .append('\n');
        } else {
            text.append("    Password  ").append(shownPassword).append('\n');
            text.append("              shown only this once; it stands in ")
                    .append(passwordFile)
                    .append('\n');
        }
        text.append("    Watches   ").append(watched(wish)).append('\n');
        text.append("    Data      ").append(wish.data()).append("\n\n  Ctrl-C stops it.\n");
        return text.toString();
    }

    private static String watched(RunWish wish) {
        String real = wish.serial().size() + " on a serial line";
        String simulated = wish.simulated() + " simulated";
        if (!wish.hasLines()) {
            return "no packs: neither --serial nor a simulated fleet was asked for";
        }
        if (wish.serial().isEmpty()) {
            return "packs: " + simulated;
        }
        return "packs: " + real + (wish.simulated() > 0 ? ", " + simulated : "");
    }
}
