package net.psmail.portal.view;

import java.util.List;

/**
 * The fields of {@code roles.jte}: {@code role}, and {@code domain}, which counts for who looks
 * after one domain.
 *
 * @param role the chosen one, as in the keys {@code staff.role.author}
 * @param domain the chosen one, as the wire has it; empty if none is
 * @param domains which can be chosen, as the wire has them
 */
public record DutyForm(String role, String domain, List<String> domains) {}
