package net.psmail.portal.content;

import java.util.Map;

/**
 * All of a text that an author writes.
 *
 * @param slug the last part of the address, in the words of the language
 * @param summary one sentence; empty for tips, terms and links
 * @param fields what else the kind has: parent, order, group, url, also, date
 * @param markdown CommonMark with tables and footnotes, without HTML
 */
public record Wording(
    String title, String slug, String summary, Map<String, String> fields, String markdown) {}
