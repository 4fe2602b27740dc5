package net.psmail.portal.view;

import java.util.List;

/**
 * {@code firstpassword.jte}; posts {@code token, name, password} to {@code
 * /operator/first-password}.
 *
 * @param token from the one-time link
 * @param name the sign-in name that the operator typed, kept
 */
public record FirstPasswordForm(String token, String name, List<Problem> problems) {}
