package net.psmail.portal.view;

import java.util.List;

/** {@code newrecoverycode.jte}; posts {@code password} to {@code /account/recovery-code}. */
public record RecoveryCodeForm(List<Problem> problems) {}
