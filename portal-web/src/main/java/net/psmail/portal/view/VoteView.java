package net.psmail.portal.view;

/**
 * {@code vote.jte}, which posts {@code item, answer} to {@code /help-feedback}, and {@code
 * voted.jte}.
 *
 * @param item as in {@code article:registering}
 * @param href its address without the prefix of the language
 */
public record VoteView(String item, String title, String href, boolean helpful) {}
