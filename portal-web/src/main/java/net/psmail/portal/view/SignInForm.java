package net.psmail.portal.view;

import java.util.List;

/**
 * {@code signin.jte}; posts {@code name, password, next} to {@code /sign-in}.
 *
 * @param name what was typed, kept
 * @param next the path to go to afterwards; empty for the usual one
 */
public record SignInForm(String name, String next, List<Problem> problems) {}
