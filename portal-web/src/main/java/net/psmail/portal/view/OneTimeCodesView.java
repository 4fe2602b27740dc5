package net.psmail.portal.view;

import java.util.List;

/**
 * {@code securitycodes.jte}; posts nothing to {@code /account/security/codes} when they are kept,
 * and links to {@code /account/security/codes.txt}.
 *
 * @param name whose they are
 */
public record OneTimeCodesView(String name, List<String> codes) {}
