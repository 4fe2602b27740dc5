package net.psmail.portal.view;

import java.util.List;

/**
 * {@code sent.jte}, at {@code /account/compose/sent}.
 *
 * @param recipients the first who get the mail
 * @param others how many more do
 * @param filed whether a copy lies among the sent mails
 */
public record SentView(List<String> recipients, int others, boolean filed) {}
