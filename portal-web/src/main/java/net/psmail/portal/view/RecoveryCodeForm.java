package net.psmail.portal.view;

import java.util.List;

/**
 * {@code newrecoverycode.jte}; posts {@code password} to {@code /account/recovery-code}.
 *
 * @param confirmed whether the code that there is was confirmed as kept; if not, the form goes
 *     without the password
 */
public record RecoveryCodeForm(boolean confirmed, List<Problem> problems) {}
