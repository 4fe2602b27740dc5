package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code signinsecondstep.jte}; posts {@code code, next, paper, remember} to {@code
 * /sign-in/second-step}, and {@code answer, next, remember} of a passkey too.
 *
 * @param next the path to go to afterwards
 * @param paper whether a code on paper is asked for, and not one of the app
 * @param passkey what the browser asks an authenticator for, as JSON; null without a passkey
 * @param app whether there is an app for codes
 * @param remember whether this browser shall not be asked again
 */
public record SecondStepForm(
    String next,
    boolean paper,
    @Nullable String passkey,
    boolean app,
    boolean remember,
    List<Problem> problems) {}
