package net.psmail.portal.view;

import gg.jte.Content;

/**
 * A quick tip.
 *
 * @param key its anchor in the list of all
 */
public record Tip(String key, String title, Content html) {}
