package net.psmail.portal.view;

import java.util.List;

/**
 * {@code proof.jte}; posts {@code code, password, next} to {@code /account/proof}.
 *
 * @param name who is signed in
 * @param secondStep whether a code is asked for, and not the password
 * @param next the path to go to afterwards
 */
public record ProofForm(String name, boolean secondStep, String next, List<Problem> problems) {}
