package net.psmail.portal.view;

import java.util.List;

/**
 * {@code signinsecondstep.jte}; posts {@code code, next, paper, remember} to {@code
 * /sign-in/second-step}.
 *
 * @param next the path to go to afterwards
 * @param paper whether a code on paper is asked for, and not one of the app
 * @param remember whether this browser shall not be asked again
 */
public record SecondStepForm(
    String next, boolean paper, boolean remember, List<Problem> problems) {}
