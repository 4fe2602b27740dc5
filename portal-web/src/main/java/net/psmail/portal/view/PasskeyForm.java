package net.psmail.portal.view;

import java.util.List;

/**
 * {@code securitypasskey.jte}; posts {@code name, answer} to {@code /account/security/passkey}.
 *
 * @param options what the browser asks an authenticator for, as JSON
 * @param name what was typed, kept
 */
public record PasskeyForm(String options, String name, List<Problem> problems) {}
