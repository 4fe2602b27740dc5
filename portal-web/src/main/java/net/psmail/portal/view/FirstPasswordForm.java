package net.psmail.portal.view;

import java.util.List;

/**
 * {@code firstpassword.jte}; posts {@code token, name, password} to {@code
 * /operator/first-password}.
 *
 * @param token from the one-time link
 * @param role what the person will be, as in the keys {@code staff.role.author}
 * @param name the sign-in name that the person typed, kept
 */
public record FirstPasswordForm(String token, String role, String name, List<Problem> problems) {}
