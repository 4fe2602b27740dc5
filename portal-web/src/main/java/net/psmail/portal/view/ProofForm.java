package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code proof.jte}; posts {@code code, password, answer, next} to {@code /account/proof}.
 *
 * @param name who is signed in
 * @param secondStep whether a code is asked for, and not the password
 * @param passkey what the browser asks an authenticator for, as JSON; null without a passkey
 * @param unlocked whether codes can be checked: not before the password was given
 * @param next the path to go to afterwards
 */
public record ProofForm(
    String name,
    boolean secondStep,
    @Nullable String passkey,
    boolean unlocked,
    String next,
    List<Problem> problems) {}
