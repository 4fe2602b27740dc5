package net.psmail.portal.view;

import java.util.List;

/**
 * {@code firstpassword.jte}; posts {@code token, password} to {@code /operator/first-password}.
 *
 * @param name the operator's sign-in name
 * @param token from the one-time link
 */
public record FirstPasswordForm(String name, String token, List<Problem> problems) {}
