package net.psmail.portal.view;

import org.jspecify.annotations.Nullable;

/**
 * {@code term.jte}, a word of the glossary.
 *
 * @param also how else it is written; may be empty
 * @param previous the term before it in the alphabet
 * @param next the term after it
 */
public record TermView(
    Prose text, String also, @Nullable Reference previous, @Nullable Reference next) {}
