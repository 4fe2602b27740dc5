package net.psmail.portal.view;

import java.util.List;

/**
 * {@code password.jte}; posts {@code current, password} to {@code /account/password}.
 *
 * @param changed whether it was changed a moment ago
 */
public record PasswordForm(String address, boolean changed, List<Problem> problems) {}
