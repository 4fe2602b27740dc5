package net.psmail.portal.view;

import java.util.List;

/**
 * {@code recoverycode.jte}; posts {@code kept=yes} to {@code /recovery-code} and links to {@code
 * /recovery-code.txt}.
 *
 * @param groups the code in its groups of four
 * @param welcome whether this is the first code, shown directly after registering
 */
public record RecoveryCodeView(
    String address, List<String> groups, boolean welcome, List<Problem> problems) {}
