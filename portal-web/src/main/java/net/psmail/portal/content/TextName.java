package net.psmail.portal.content;

import net.psmail.portal.view.Language;

/**
 * What a text is called for ever.
 *
 * @param key the same in every language: letters a-z, digits and hyphens, 60 at the most
 */
public record TextName(Kind kind, String key, Language language) {}
