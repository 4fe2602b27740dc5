package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code otheraddress.jte}, at {@code /account/other-address}; posts {@code address} there, {@code
 * code} to {@code …/code} and nothing to {@code …/withdraw}.
 *
 * @param offered whether mail leaves for other providers at all
 * @param address that is confirmed; null for none
 * @param since when it was confirmed; null without one
 * @param waiting the address that a code is on its way to; null for none
 * @param typed what was typed into the one form that is shown, and refused
 * @param hours how long a recovery by it can be stopped
 * @param done what was done a moment ago, as in the keys {@code otheraddress.done.…}; null for
 *     nothing
 */
public record OtherAddressView(
    boolean offered,
    @Nullable String address,
    @Nullable Instant since,
    @Nullable String waiting,
    String typed,
    long hours,
    @Nullable String done,
    List<Problem> problems) {}
