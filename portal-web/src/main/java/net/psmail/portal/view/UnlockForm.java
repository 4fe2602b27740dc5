package net.psmail.portal.view;

import java.util.List;

/**
 * {@code unlock.jte}; posts {@code password, next} to {@code /account/unlock}.
 *
 * @param name who is signed in
 * @param next the path to go to afterwards
 */
public record UnlockForm(String name, String next, List<Problem> problems) {}
