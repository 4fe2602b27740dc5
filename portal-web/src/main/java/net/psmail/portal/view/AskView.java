package net.psmail.portal.view;

/**
 * {@code ask.jte}, before something is taken from readers; posts to {@code address}.
 *
 * @param act messages {@code ask.<act>.title, .lead, .button, .keep}
 * @param name of what it is about
 * @param address where the yes is sent, without the prefix of a language
 * @param back where a no leads
 */
public record AskView(String act, String name, String address, String back) {}
