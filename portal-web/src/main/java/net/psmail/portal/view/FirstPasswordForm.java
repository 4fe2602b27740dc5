package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code firstpassword.jte}; posts {@code token, name, password} to {@code
 * /operator/first-password}.
 *
 * @param token from the one-time link
 * @param role what the person will be, as in the keys {@code staff.role.author}
 * @param domain for which alone the person will work; null for all
 * @param name the sign-in name that the person typed, kept
 */
public record FirstPasswordForm(
    String token, String role, @Nullable String domain, String name, List<Problem> problems) {}
