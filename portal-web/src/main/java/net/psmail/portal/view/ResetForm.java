package net.psmail.portal.view;

import java.util.List;

/**
 * {@code reset.jte}, at {@code /reset/<token>}: posts {@code password} there.
 *
 * @param address of the mailbox
 */
public record ResetForm(String token, String address, List<Problem> problems) {}
