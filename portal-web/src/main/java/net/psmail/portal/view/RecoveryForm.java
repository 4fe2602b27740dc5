package net.psmail.portal.view;

import java.util.List;

/**
 * {@code recover.jte}; posts {@code address, code, password} to {@code /recover}. The code is not
 * kept when the form comes back.
 */
public record RecoveryForm(String address, List<Problem> problems) {}
