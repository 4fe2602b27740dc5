package net.psmail.portal.view;

/**
 * A text of the site, as others name it.
 *
 * @param href its address without the prefix of the language
 * @param summary one sentence; empty where the kind of text has none
 */
public record Reference(String href, String title, String summary) {}
